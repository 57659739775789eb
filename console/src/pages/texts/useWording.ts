// The words in the editor of one text: where they begin, whether they were kept, how they would be
// read, and what becomes of them.
import { computed, type ComputedRef, type Ref, ref, type ShallowRef, shallowRef } from 'vue';

import { Refusal } from '@/api/problem';
import {
  dropText, getText, previewText, saveText, submitText, type Text, type TextPreview, type TrialWay,
  tryText,
} from '@/api/texts';
import { confirmed, tell } from '@/ui/acts';
import { type Load, useLoad } from '@/ui/useLoad';
import { useSettled } from '@/ui/useSettled';

import { wordingOf } from './pieces';
import { way as zh } from './zh';

// While one types: a person stops this long to read.
const kSettledMs = 400;

export const wordsOf = (text: Text): string => text.open ? text.open.text ?? text.shipped : text.text;
const noteOf = (text: Text): string => text.open?.note ?? '';

export interface Trial { message: number; to: string; way: TrialWay }

export interface WordingInHand {
  text: ShallowRef<Text>; // as the program told last
  words: Ref<string>;
  note: Ref<string>;
  isUnsaved: ComputedRef<boolean>;
  isBusy: Ref<boolean>;
  refused: ShallowRef<{ title: string; fault: unknown } | null>;
  preview: Load<TextPreview>;
  hear: (now: Text) => void;
  hearAgain: () => Promise<void>;
  takeBack: () => void; // to what the program told
  save: () => Promise<void>;
  submit: () => Promise<void>;
  drop: () => Promise<void>;
  trial: ShallowRef<Trial | null>; // of the last try
  tryIt: (by: TrialWay) => Promise<void>;
}

export function useWording(initial: Text): WordingInHand {
  const { key } = initial;
  const text = shallowRef(initial);
  const words = ref(wordsOf(initial));
  const note = ref(noteOf(initial));
  const isBusy = ref(false);
  const refused: WordingInHand['refused'] = shallowRef(null);
  const isUnsaved = computed(() =>
    words.value !== wordsOf(text.value) || note.value !== noteOf(text.value));
  const settled = useSettled(words, kSettledMs);
  const preview = useLoad(() => previewText(key, settled.value), settled);

  // What somebody is writing stays when there is news; what he left as it stood goes along.
  function hear(now: Text): void {
    const before = text.value;
    text.value = now;
    if (words.value === wordsOf(before)) words.value = wordsOf(now);
    if (note.value === noteOf(before)) note.value = noteOf(now);
  }
  const hearAgain = async (): Promise<void> => { hear(await getText(key)); };

  function takeBack(): void {
    words.value = wordsOf(text.value);
    note.value = noteOf(text.value);
    refused.value = null;
  }

  async function busy(title: string, act: () => Promise<void>): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    refused.value = null;
    try {
      await act();
    } catch (fault) {
      refused.value = { title, fault };
      if (fault instanceof Refusal && fault.status === 409) await hearAgain().catch(() => {});
    } finally {
      isBusy.value = false;
    }
  }

  async function keep(replaces?: number): Promise<void> {
    const [said, noted] = [words.value, note.value];
    const wording = wordingOf(said, text.value.shipped, noted.trim());
    const now = await saveText(key, replaces === undefined ? wording : { ...wording, replaces });
    hear(now);
    if (words.value === said) words.value = wordsOf(now);
    if (note.value === noted) note.value = noteOf(now);
  }

  // Whether it was kept. A draft takes the place of another's only of one that he saw named.
  async function kept(): Promise<boolean> {
    const { open, is_own } = await getText(key);
    if (open?.state === 'draft' && !is_own)
      return confirmed({ title: zh.replaceTitle, what: zh.replaceWhat(open.written_by),
        yes: zh.replace, done: zh.saved, act: () => keep(open.id) });
    await keep();
    tell(zh.saved);
    return true;
  }

  const save = () => busy(zh.refusedSave, async () => { await kept(); });

  const submit = () => busy(zh.refusedSubmit, async () => {
    if (isUnsaved.value && !await kept()) return;
    await confirmed({ title: zh.submit, what: zh.submitWhat, yes: zh.submit, done: zh.submitted,
      act: async () => { hear(await submitText(key)); } });
  });

  // What was handed in comes back into the editor; a draft goes.
  const drop = () => busy(zh.refusedDrop, async () => {
    const isHandedIn = text.value.open?.state === 'submitted';
    const [said, noted] = [words.value, note.value];
    const isDone = await confirmed({
      title: isHandedIn ? zh.withdraw : zh.drop, yes: isHandedIn ? zh.withdraw : zh.drop,
      what: isHandedIn ? zh.withdrawWhat : zh.dropWhat,
      done: isHandedIn ? zh.withdrawn : zh.dropped, isDangerous: !isHandedIn,
      act: async () => {
        await dropText(key);
        await hearAgain();
      },
    });
    if (!isDone) return;
    words.value = isHandedIn ? said : wordsOf(text.value);
    note.value = isHandedIn ? noted : '';
  });

  const trial: ShallowRef<Trial | null> = shallowRef(null);
  const tryIt = (by: TrialWay) => busy(zh.refusedTry, async () => {
    trial.value = null;
    trial.value = { ...await tryText(key, words.value, by), way: by };
  });

  return { text, words, note, isUnsaved, isBusy, refused, preview, hear, hearAgain, takeBack,
    save, submit, drop, trial, tryIt };
}
