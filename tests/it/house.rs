//! The house keeps its floors: no room knows a room above it, and no two modules beside each other know each other,
//! however many stand between them. Read off the paths in the source, tests aside.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Circles that are still there, as `parent: module`: each that is cut goes from here, none comes.
const LEFT: &[&str] = &[];

type Graph = BTreeMap<String, BTreeSet<String>>;

/// The floors of `src/lib.rs`, the lowest first.
const FLOORS: [&[&str]; 11] = [
    &["text"],
    &["json", "locale"],
    &["cos"],
    &["evidence"],
    &["diagnosis"],
    &["remedy"],
    &["report", "terminal"],
    &["catch"],
    &["wizard"],
    &["clock"],
    &["cli"],
];

/// Every module with its text, without tests and comments.
fn modules() -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    gather(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        "",
        &mut all,
    );
    all
}

fn gather(folder: &Path, name: &str, all: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let child = if name.is_empty() {
            stem.to_owned()
        } else {
            format!("{name}::{stem}")
        };
        if path.is_dir() {
            gather(&path, &child, all);
        } else if path.extension().is_some_and(|end| end == "rs") && !stem.contains("tests") {
            let text = std::fs::read_to_string(&path).unwrap();
            let lines: Vec<&str> = (text
                .split("#[cfg(test)]\nmod tests {")
                .next()
                .unwrap()
                .lines())
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
            let module = if stem == "mod" {
                name.to_owned()
            } else {
                child
            };
            all.insert(module, lines.join("\n"));
        }
    }
}

/// The paths of a use tree, written out.
fn paths(tree: &str) -> Vec<String> {
    let Some((prefix, rest)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap().trim().to_owned()];
    };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut depth, mut start, mut all) = (0, 0, Vec::new());
    for (at, letter) in inner.char_indices().chain([(inner.len(), ',')]) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = inner[start..at].trim();
                all.extend(paths(part).into_iter().filter(|part| !part.is_empty()));
                start = at + 1;
            }
            _ => {}
        }
    }
    all.iter()
        .map(|part| format!("{}{part}", prefix.trim()))
        .collect()
}

/// The module that a path leads to, seen from another.
fn module<'a>(path: &str, from: &str, all: &'a BTreeMap<String, String>) -> Option<&'a str> {
    let mut base: Vec<&str> = from.split("::").collect();
    let mut steps = path.split("::").peekable();
    match steps.peek()? {
        &"crate" => {
            base.clear();
            steps.next();
        }
        &"super" => {
            while steps.next_if_eq(&"super").is_some() {
                base.pop();
            }
        }
        &"self" => _ = steps.next(),
        child => _ = all.get(&format!("{from}::{child}"))?,
    }
    base.extend(steps);
    while !base.is_empty() {
        if let Some((known, _)) = all.get_key_value(&base.join("::")) {
            return Some(known);
        }
        base.pop();
    }
    None
}

/// Which module names which.
fn graph(all: &BTreeMap<String, String>) -> Graph {
    let mut graph = Graph::new();
    for (name, text) in all {
        let mut named: Vec<String> = Vec::new();
        for part in text.split("use ").skip(1) {
            named.extend(paths(&part.split(';').next().unwrap().replace('\n', " ")));
        }
        let inline = |word: &&str| word.starts_with("crate::") || word.starts_with("super::");
        let words =
            text.split(|letter: char| !letter.is_alphanumeric() && letter != ':' && letter != '_');
        named.extend(words.filter(inline).map(str::to_owned));
        let to = named.iter().filter_map(|path| module(path, name, all));
        graph
            .entry(name.clone())
            .or_default()
            .extend(to.filter(|to| to != name).map(str::to_owned));
    }
    graph
}

#[test]
fn no_room_knows_a_room_above_it() {
    let floor = |module: &str| {
        let room = module.split("::").next().unwrap();
        FLOORS.iter().position(|rooms| rooms.contains(&room))
    };
    let mut wrong = Vec::new();
    for (from, to) in graph(&modules()) {
        let Some(own) = floor(&from) else { continue };
        for other in to {
            let beside = other.split("::").next() != from.split("::").next();
            if beside && floor(&other).is_some_and(|theirs| theirs >= own) {
                wrong.push(format!("{from} knows {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_modules_beside_each_other_know_each_other() {
    let graph = graph(&modules());
    let mut wrong = Vec::new();
    let parents: BTreeSet<&str> = graph
        .keys()
        .filter_map(|name| Some(name.rsplit_once("::")?.0))
        .collect();
    for parent in parents {
        let child = |name: &str| {
            let below = name.strip_prefix(parent)?.strip_prefix("::")?;
            below.split("::").next().map(str::to_owned)
        };
        let mut beside = Graph::new();
        for (from, to) in &graph {
            if let Some(own) = child(from) {
                let others = to
                    .iter()
                    .filter_map(|to| child(to))
                    .filter(|other| *other != own);
                beside.entry(own.clone()).or_default().extend(others);
            }
        }
        for start in beside.keys() {
            if reaches(&beside, start) {
                wrong.push(format!("{parent}: {start}"));
            }
        }
    }
    assert_eq!(wrong, LEFT, "modules in a circle");
}

/// Whether a way leads from here back to here.
fn reaches(graph: &Graph, start: &str) -> bool {
    let (mut seen, mut next) = (BTreeSet::new(), vec![start]);
    while let Some(at) = next.pop() {
        for to in graph.get(at).into_iter().flatten() {
            if to == start {
                return true;
            }
            if seen.insert(to.as_str()) {
                next.push(to);
            }
        }
    }
    false
}
