// "GEZD GNBV GY3T …": as one types it into a phone.
export function groupsOf(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
