// gmdate() writes UTC; date() writes the server's local time.
function expiration() {
    return gmdate('Y-m-d\TH:i:s\Z', time() + 1800);
}
