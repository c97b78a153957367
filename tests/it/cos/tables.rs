//! What the tests of the multipart scanner share: reading their tables.

/// The rows of a table: cells between ` | `; blank lines and lines with `#` are left out.
pub fn table(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split(" | ").collect())
}

/// A cell in brackets with its escapes undone.
pub fn unescape(cell: &str) -> String {
    let inner = cell
        .strip_prefix('[')
        .and_then(|cell| cell.strip_suffix(']'));
    let mut rest = inner.unwrap_or_else(|| panic!("no brackets: {cell}"));
    let mut text = String::new();
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        let (char, length) = match escape.as_bytes()[0] {
            b'n' => ('\n', 1),
            b'r' => ('\r', 1),
            b't' => ('\t', 1),
            b'0' => ('\0', 1),
            b'\\' => ('\\', 1),
            b'u' => {
                let end = escape.find('}').unwrap();
                let code = u32::from_str_radix(&escape[2..end], 16).unwrap();
                (char::from_u32(code).unwrap(), end + 1)
            }
            _ => panic!("unknown escape: {cell}"),
        };
        text.push(char);
        rest = &escape[length..];
    }
    text.push_str(rest);
    text
}
