// The pages; each is loaded when somebody goes there.
import type { Component } from 'vue';
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';

import { wasSignedIn } from './api/ahead';
import { messageOf } from './api/problem';
import { can, session, whoIsThere } from './api/session';
import { zh } from './pages/shell/zh';

export interface MenuItem { name: string; title: string; scope: string | null }

// In the order of the menu; who may not read a page does not see it there.
export const menu: MenuItem[] = [
  { name: 'today', title: zh.today, scope: null },
  { name: 'matters', title: zh.matters, scope: 'cases:read' },
  { name: 'visits', title: zh.visits, scope: 'reception:read' },
  { name: 'holidays', title: zh.holidays, scope: 'calendar:read' },
  { name: 'reminders', title: zh.reminders, scope: 'rules:read' },
  { name: 'signals', title: zh.signals, scope: 'signals:read' },
  { name: 'conversations', title: zh.conversations, scope: 'conversations:read' },
  { name: 'messages', title: zh.messages, scope: 'messages:read' },
  { name: 'bulk', title: zh.bulk, scope: 'bulk:send' },
  { name: 'texts', title: zh.texts, scope: 'templates:read' },
  { name: 'intents', title: zh.intents, scope: 'examples:read' },
  { name: 'figures', title: zh.figures, scope: 'figures:read' },
  { name: 'promise', title: zh.promise, scope: 'promise:read' },
  { name: 'readings', title: zh.readings, scope: 'readings:read' },
  { name: 'users', title: zh.users, scope: 'users:approve' },
  { name: 'staff', title: zh.staff, scope: 'imports:write' },
  { name: 'keys', title: zh.keys, scope: 'keys:read' },
  { name: 'channels', title: zh.channels, scope: 'channels:read' },
  { name: 'trial', title: zh.trial, scope: 'trial:switch' },
];
export const menuOfMine = (): MenuItem[] =>
  menu.filter((item) => item.scope === null || can(item.scope));

type Lazy = () => Promise<Component>;
const lazy = new Map<string, Lazy>();
function page(path: string, name: string, title: string, component: Lazy): RouteRecordRaw {
  lazy.set(name, component);
  return { path, name, component, meta: { title } };
}
const shell: Lazy = () => import('./pages/shell/Shell.vue');

// What will most likely be shown is fetched while the program is asked who is there: on a slow line
// that is a way there and back less. The router fetches it again, from memory, and tells of a fault.
function fetchAhead(name: string): void {
  const likely = wasSignedIn() ? [shell, lazy.get(name)] : [lazy.get('sign-in')];
  for (const one of likely) void one?.().catch(() => {});
}

export const router = createRouter({
  history: createWebHistory('/console/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    page('/sign-in', 'sign-in', zh.signIn, () => import('./pages/sign-in/SignIn.vue')),
    page('/password', 'password', zh.password, () => import('./pages/sign-in/Password.vue')),
    {
      path: '/',
      component: shell,
      children: [
        page('', 'today', zh.today, () => import('./pages/today/Today.vue')),
        page('start', 'start', zh.start, () => import('./pages/start/Start.vue')),
        page('matters', 'matters', zh.matters, () => import('./pages/matters/List.vue')),
        page('matters/register', 'register', zh.register, () => import('./pages/matters/Register.vue')),
        page('matters/:number', 'matter', zh.matter, () => import('./pages/matters/Detail.vue')),
        page('visits', 'visits', zh.visits, () => import('./pages/visits/Days.vue')),
        page('visits/check-in/:token', 'check-in', zh.checkIn, () => import('./pages/visits/CheckIn.vue')),
        page('holidays', 'holidays', zh.holidays, () => import('./pages/holidays/Year.vue')),
        page('reminders', 'reminders', zh.reminders, () => import('./pages/reminders/Rules.vue')),
        page('signals/:id(\\d+)?', 'signals', zh.signals, () => import('./pages/signals/Signals.vue')),
        page('reminders/edit', 'reminder-draft', zh.reminderDraft,
          () => import('./pages/reminders/EditRules.vue')),
        page('conversations/:id(\\d+)?', 'conversations', zh.conversations,
          () => import('./pages/conversations/Conversations.vue')),
        page('messages', 'messages', zh.messages, () => import('./pages/messages/List.vue')),
        page('messages/:id', 'message', zh.message, () => import('./pages/messages/Detail.vue')),
        page('bulk', 'bulk', zh.bulk, () => import('./pages/bulk/List.vue')),
        page('bulk/new', 'new-sending', zh.newSending, () => import('./pages/bulk/New.vue')),
        page('bulk/:id', 'sending', zh.sending, () => import('./pages/bulk/Detail.vue')),
        page('texts', 'texts', zh.texts, () => import('./pages/texts/List.vue')),
        // A key's parts one below another: what ends in .done is taken for a file.
        page('texts/:parts+', 'text', zh.text, () => import('./pages/texts/Detail.vue')),
        page('intents', 'intents', zh.intents, () => import('./pages/intents/Intents.vue')),
        page('figures', 'figures', zh.figures, () => import('./pages/figures/Figures.vue')),
        page('promise', 'promise', zh.promise, () => import('./pages/promise/Promise.vue')),
        page('readings', 'readings', zh.readings, () => import('./pages/readings/List.vue')),
        page('users', 'users', zh.users, () => import('./pages/users/List.vue')),
        page('staff', 'staff', zh.staff, () => import('./pages/staff/Import.vue')),
        page('keys', 'keys', zh.keys, () => import('./pages/keys/List.vue')),
        page('channels', 'channels', zh.channels, () => import('./pages/channels/Channels.vue')),
        page('trial', 'trial', zh.trial, () => import('./pages/trial/Trial.vue')),
        page('sessions', 'sessions', zh.sessions, () => import('./pages/sessions/List.vue')),
        page(':rest(.*)*', 'lost', zh.lost, () => import('./pages/shell/Lost.vue')),
      ],
    },
  ],
});

router.beforeEach(async (to) => {
  if (to.name === 'sign-in') return true;
  const asked = whoIsThere(); // first: what is fetched ahead would take all connections before it
  if (!session.value) fetchAhead(String(to.name));
  try {
    const mine = await asked;
    if (!mine) return { name: 'sign-in', query: { to: to.fullPath } };
    if (mine.must_change_password && to.name !== 'password') return { name: 'password' };
    return true;
  } catch (error) {
    if (session.value) return true; // the page itself tells that nobody answers
    return { name: 'sign-in', query: { to: to.fullPath, fault: messageOf(error) } };
  }
});

router.afterEach((to) => {
  document.title = `${String(to.meta['title'] ?? '')} · 回音`;
});
