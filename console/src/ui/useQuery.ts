// One word of the address's query, "" when it is not there.
import { computed, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

export function useQuery(name: string): WritableComputedRef<string> {
  const route = useRoute();
  const router = useRouter();
  return computed({
    get: () => {
      const value = route.query[name];
      return typeof value === 'string' ? value : '';
    },
    // Another filter begins at its first page.
    set: (value) => {
      const { after: _, [name]: __, ...kept } = route.query;
      void router.push({ query: value ? { ...kept, [name]: value } : kept });
    },
  });
}
