// Dice that fall the same for the same seed.
export function dice(seed) {
  let state = seed >>> 0;
  const roll = () => {  // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    roll,
    below: (n) => Math.floor(roll() * n),
    hits: (chance) => roll() < chance,
    one: (of) => of[Math.floor(roll() * of.length)],
  };
}
