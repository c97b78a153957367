// Date works in UTC: toISOString() always ends in Z.
function expiration() {
  return new Date(Date.now() + 30 * 60 * 1000).toISOString();
}
