//! The promise that postdoc talks to nobody: no crate that could is in the tree, and only `catch` opens a socket, from the
//! standard library.

use std::path::Path;

const NETWORK: [&str; 16] = [
    "reqwest",
    "ureq",
    "hyper",
    "hyper-util",
    "tokio",
    "async-std",
    "smol",
    "curl",
    "curl-sys",
    "rustls",
    "native-tls",
    "openssl-sys",
    "socket2",
    "isahc",
    "h2",
    "quinn",
];

#[test]
fn no_network_crate_is_in_the_tree() {
    let lock =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let names: Vec<&str> = lock
        .lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .collect();
    assert!(names.len() > 50 && names.contains(&"clap"), "{names:?}");
    let found: Vec<_> = names.iter().filter(|name| NETWORK.contains(name)).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn only_catch_opens_a_socket() {
    fn sources(folder: &Path, all: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, all);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                all.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    sources(&root, &mut all);
    let opens = |path: &Path| {
        let text = std::fs::read_to_string(path).unwrap();
        ["TcpListener", "TcpStream", "UdpSocket", "ToSocketAddrs"]
            .iter()
            .any(|name| text.contains(name))
    };
    let found: Vec<_> = all.iter().filter(|path| opens(path)).collect();
    assert!(!found.is_empty());
    for path in found {
        let own = path.strip_prefix(&root).unwrap();
        let allowed = own.starts_with("catch")
            || own == Path::new("cli/catch.rs")
            || own.starts_with("wizard/catch");
        assert!(allowed, "{} opens a socket", own.display());
    }
}
