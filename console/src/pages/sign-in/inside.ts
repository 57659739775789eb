// Where to go after signing in: a page of the console, whatever an address from outside says.
export function insideOnly(to: unknown): string {
  if (typeof to !== 'string' || !to.startsWith('/') || /^\/[/\\]/.test(to)) return '/';
  return to.startsWith('/sign-in') ? '/' : to;
}
