import { createApp } from 'vue';

import App from './App.vue';
import { client } from './api/client';
import { forget } from './api/session';
import { router } from './router';
import { pageNotLoaded } from './ui/pageNotLoaded';
import './theme.css';

// An ended session leads to the sign-in page, and from there back to where he was.
client.signedOut = (code) => {
  if (code === 'session.password_first') return void router.push({ name: 'password' });
  forget();
  if (router.currentRoute.value.name !== 'sign-in')
    void router.push({ name: 'sign-in', query: { to: router.currentRoute.value.fullPath } });
};

router.onError((_error, to) => void pageNotLoaded(router.resolve(to).href));

createApp(App).use(router).mount('#app');
