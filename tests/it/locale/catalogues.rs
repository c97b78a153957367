//! Reads the catalogue files for `tests/it/locale/`: their syntax trees, what each message asks for, and
//! every sentence they can produce. Knows Fluent; what must hold is said in the tests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{self, InlineExpression, PatternElement};
use fluent_syntax::parser;
use postdoc::cos::DocumentedCase;
use postdoc::cos::codes::{ANSWERS, HEADER_SIGNED};
use postdoc::diagnosis::NeedKind;
use postdoc::diagnosis::forensics::Deviation;
use postdoc::diagnosis::tree::NODES;
use postdoc::locale::Lang;

/// One message.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its file, without directory and ending.
    pub file: String,
    /// Its id.
    pub id: String,
    /// Its value (name `""`) and attributes (`.cause`).
    pub parts: Vec<Part>,
}

/// A value or an attribute.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// `""` or `.name`.
    pub name: String,
    /// The arguments it uses.
    pub variables: BTreeSet<String>,
    /// The branches of its selectors, `variable=key`; plural forms are a language's own business.
    pub branches: BTreeSet<String>,
    /// What has to be given for each branch to be said, the innermost as well.
    paths: Vec<BTreeMap<String, String>>,
}

/// Ids that code puts together from a word of its own.
pub struct Family {
    /// What they begin with.
    pub prefix: &'static str,
    /// What follows, for all of them.
    pub ids: Vec<String>,
    /// The attributes each has; `""` is the value.
    pub attributes: &'static [&'static str],
}

/// Prefixes whose ids are words of the code: `note-answer-cut` is said where the code says `"answer-cut"`, or
/// its documentation promises it.
pub const WORDS: [&str; 3] = ["missing-", "note-", "reader-"];

/// The families of ids.
pub fn families() -> Vec<Family> {
    let cases = DocumentedCase::ALL.iter().map(|case| case.id().to_owned());
    let deviations = Deviation::ALL.iter().map(|it| it.slug().to_owned());
    let known = ANSWERS.iter().map(|answer| answer.words);
    // That answer has a finding of its own.
    let known = known
        .filter(|words| *words != HEADER_SIGNED)
        .map(str::to_owned);
    let nodes = NODES.iter().map(|node| node.id.replace('.', "-"));
    let needs = NeedKind::ALL.iter().map(|need| need.slug().to_owned());
    let family = |prefix, ids: Vec<String>, attributes| Family {
        prefix,
        ids,
        attributes,
    };
    vec![
        family(
            "case-AccessDenied",
            starting("AccessDenied", cases.clone()),
            CASE,
        ),
        family("case-Signature", starting("Signature", cases.clone()), CASE),
        family(
            "case-InvalidPolicy",
            starting("InvalidPolicy", cases.clone()),
            CASE,
        ),
        family("case-Malformed", starting("Malformed", cases), CASE),
        family(
            "deviation-",
            deviations.collect(),
            &["", ".cos", ".code", ".fix"],
        ),
        family(
            "branch-",
            words("other-AccessDenied other-vendor other none-hidden none-client none"),
            BRANCH,
        ),
        family("difference-", words(DIFFERENCES), &[""]),
        family("need-", needs.collect(), &["", ".why", ".how", ".ask"]),
        family(
            "verdict-",
            words("fault sound undetermined mismatch"),
            &[""],
        ),
        family("severity-", words("error warning note"), &[""]),
        family("document-", words(DOCUMENTS), &[""]),
        family(
            "authority-",
            words("documented observed inferred proved"),
            &[""],
        ),
        family(
            "source-",
            words("answer policy policy-base64 form body request keys option"),
            &[""],
        ),
        family(
            "fidelity-",
            words("wire browser-copy log-text retyped"),
            &[""],
        ),
        family("who-", words("customer backend account-owner"), &[""]),
        family(
            "now-from-",
            words("option answer server-time date request-id request-date machine"),
            &[""],
        ),
        family("case-from-", words("answer prediction"), &[""]),
        family("vendor-", words("s3 oss minio obs gcs other"), &[""]),
        family("known-", known.collect(), &["", ".cause", ".fix"]),
        family("node-", nodes.collect(), &[""]),
        family(
            "how-",
            words(GUIDES),
            &["", ".steps", ".holds", ".lacks", ".note"],
        ),
    ]
}

const CASE: &[&str] = &["", ".headline", ".say", ".cause", ".solution", ".better"];

const BRANCH: &[&str] = &["", ".headline", ".say", ".cause", ".solution", ".better"];

const DOCUMENTS: &str =
    "436-14690 436-41164 436-7730 436-40105 436-7778 436-13324 436-13318 436-41230 436-7749";

const GUIDES: &str =
    "chrome firefox safari php node java go python wechat uni-app curl request-id console";

const DIFFERENCES: &str = "empty trailing-newline surrounding-space inner-space nbsp invisible full-width \
    normalisation look-alike letter-case one-character swapped-pair prefix truncated leading-slash \
    percent-encoded encoding-loss html-entity backslash doubled-slash mojibake quoted \
    unicode-escape base64 wildcard other";

fn words(list: &str) -> Vec<String> {
    list.split(' ').map(ToOwned::to_owned).collect()
}

fn starting(prefix: &str, ids: impl Iterator<Item = String>) -> Vec<String> {
    ids.filter_map(|id| id.strip_prefix(prefix).map(ToOwned::to_owned))
        .collect()
}

fn directory(lang: Lang) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("locales")
        .join(lang.tag())
}

/// The names of a language's files, without ending.
pub fn files(lang: Lang) -> BTreeSet<String> {
    let entries = std::fs::read_dir(directory(lang)).unwrap();
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ftl"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

/// All of `src`, as one text.
pub fn source() -> String {
    fn collect(directory: &Path, text: &mut String) {
        for entry in std::fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, text);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                text.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut text = String::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut text,
    );
    text
}

/// What the code quotes: text literals up to their first `{`, and what its documentation sets as code.
pub struct Quoted {
    whole: BTreeSet<String>,
    heads: BTreeSet<String>,
}

impl Quoted {
    /// Reads all of `src`.
    pub fn read() -> Self {
        let source = source();
        let pieces = || source.split(['"', '`']);
        let heads = pieces().filter_map(|piece| piece.split_once('{'));
        Self {
            whole: pieces().map(ToOwned::to_owned).collect(),
            heads: heads.map(|(head, _)| head.to_owned()).collect(),
        }
    }

    /// Whether the code says this word.
    pub fn says(&self, word: &str) -> bool {
        self.whole.contains(word)
    }

    /// The ids among them that begin with one of these.
    pub fn beginning(&self, with: &[&str]) -> Vec<String> {
        let letter = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let ids = self.whole.iter().filter(|one| one.chars().all(letter));
        ids.filter(|one| with.iter().any(|head| one.starts_with(head)))
            .cloned()
            .collect()
    }

    /// Whether the code puts ids of this kind together: `"report-masked-{` says `report-masked-token`.
    pub fn puts_together(&self, id: &str) -> bool {
        id.match_indices('-')
            .any(|(at, _)| self.heads.contains(&id[..=at]))
    }
}

/// The messages of both languages, English first. Panics where a file does not parse.
pub fn languages() -> &'static [(Lang, Vec<Entry>)] {
    static ENTRIES: OnceLock<Vec<(Lang, Vec<Entry>)>> = OnceLock::new();
    ENTRIES.get_or_init(|| Lang::ALL.map(|lang| (lang, entries(lang))).to_vec())
}

fn entries(lang: Lang) -> Vec<Entry> {
    let mut found = Vec::new();
    for file in files(lang) {
        let path = directory(lang).join(format!("{file}.ftl"));
        let text = std::fs::read_to_string(&path).unwrap();
        let tree = parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in tree.body {
            if let ast::Entry::Message(message) = entry {
                found.push(read(&file, &message));
            }
        }
    }
    found
}

fn read(file: &str, message: &ast::Message<&str>) -> Entry {
    let value = message.value.iter().map(|pattern| (String::new(), pattern));
    let attributes = message
        .attributes
        .iter()
        .map(|attribute| (format!(".{}", attribute.id.name), &attribute.value));
    let parts = value.chain(attributes).map(|(name, pattern)| {
        let mut part = Part {
            name,
            ..Part::default()
        };
        walk(pattern, &BTreeMap::new(), &mut part);
        part
    });
    Entry {
        file: file.to_owned(),
        id: message.id.name.to_owned(),
        parts: parts.collect(),
    }
}

fn walk(pattern: &ast::Pattern<&str>, within: &BTreeMap<String, String>, part: &mut Part) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            ast::Expression::Inline(inline) => variable(inline, part),
            ast::Expression::Select { selector, variants } => {
                variable(selector, part);
                let InlineExpression::VariableReference { id } = selector else {
                    panic!("a selector that is no variable");
                };
                for variant in variants {
                    let (ast::VariantKey::Identifier { name: key }
                    | ast::VariantKey::NumberLiteral { value: key }) = variant.key;
                    let mut within = within.clone();
                    if !is_plural(variants) {
                        part.branches.insert(format!("{}={key}", id.name));
                        within.insert(id.name.to_owned(), key.to_owned());
                        part.paths.push(within.clone());
                    }
                    walk(&variant.value, &within, part);
                }
            }
        }
    }
}

fn is_plural(variants: &[ast::Variant<&str>]) -> bool {
    variants.iter().any(|variant| {
        matches!(
            variant.key,
            ast::VariantKey::Identifier { name: "one" } | ast::VariantKey::NumberLiteral { .. }
        )
    })
}

fn variable(expression: &InlineExpression<&str>, part: &mut Part) {
    match expression {
        InlineExpression::VariableReference { id } => {
            part.variables.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::MessageReference { .. } => {}
        other => panic!("not used in these catalogues: {other:?}"),
    }
}

/// One sentence a message can produce.
pub struct Said {
    /// File, id and attribute.
    pub name: String,
    file: String,
    part: String,
    /// The sentence.
    pub text: String,
    /// What Fluent had to complain about.
    pub errors: Vec<String>,
}

impl Said {
    /// Whether it heads a finding, a case or a question.
    pub fn is_title(&self) -> bool {
        let heads = ["findings", "cases", "deviations", "needs"];
        heads.contains(&self.file.as_str()) && (self.part.is_empty() || self.part == ".headline")
    }

    /// Whether it names a form of a mistake, inside a title.
    pub fn is_form(&self) -> bool {
        self.file == "forms" && self.part.is_empty()
    }

    /// Whether it is only put between others.
    pub fn is_joint(&self) -> bool {
        self.name.ends_with("-joint")
    }

    /// Whether it is running text.
    pub fn is_sentence(&self) -> bool {
        let files = ["findings", "cases", "deviations"];
        files.contains(&self.file.as_str()) && !self.is_title()
    }

    /// The sentence without the code in it: between quotes, brackets and behind a backslash other rules
    /// hold.
    pub fn prose(&self) -> String {
        self.text.replace(" ... ", " ").replace("...", "")
    }
}

/// Every sentence of a language: each message with every branch of every selector, with values and
/// without.
pub fn render_all(lang: Lang) -> impl Iterator<Item = &'static Said> {
    static SAID: [OnceLock<Vec<Said>>; Lang::ALL.len()] =
        [const { OnceLock::new() }; Lang::ALL.len()];
    let index = lang as usize;
    SAID[index].get_or_init(|| say_all(lang)).iter()
}

fn say_all(lang: Lang) -> Vec<Said> {
    let bundle = bundle(lang);
    let mut said = Vec::new();
    for entry in &languages()[lang as usize].1 {
        for part in &entry.parts {
            let all = samples(part, lang);
            said.extend(all.iter().map(|args| render(&bundle, entry, part, args)));
        }
    }
    said
}

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![lang.tag().parse().unwrap()]);
    bundle.set_use_isolating(false);
    for file in files(lang) {
        let path = directory(lang).join(format!("{file}.ftl"));
        let text = std::fs::read_to_string(path).unwrap();
        let resource = FluentResource::try_new(text).unwrap();
        bundle.add_resource(resource).unwrap();
    }
    bundle
}

/// Arguments that reach every branch: each variable has its keys and a value of its own.
fn samples(part: &Part, lang: Lang) -> Vec<BTreeMap<String, String>> {
    // What a message that it refers to may ask for.
    let form = "form".to_owned();
    let plain: BTreeMap<String, String> = part
        .variables
        .iter()
        .chain([&form])
        .map(|name| (name.clone(), sample(name, lang).to_owned()))
        .collect();
    // With the first values and with none.
    let none = |name: &String| name.strip_suffix("_given").map(|_| "no".to_owned());
    let bare: BTreeMap<String, String> = plain
        .iter()
        .map(|(name, value)| (name.clone(), none(name).unwrap_or_else(|| value.clone())))
        .collect();
    let first = [plain, bare];
    let along = |path: &BTreeMap<String, String>, args: &BTreeMap<String, String>| {
        let mut args = args.clone();
        args.extend(path.clone());
        args
    };
    let paths = part.paths.iter();
    let varied = paths.flat_map(|path| first.iter().map(move |args| along(path, args)));
    first.iter().cloned().chain(varied).collect()
}

fn sample(name: &str, lang: Lang) -> &'static str {
    match name {
        "count" | "length" | "line" | "column" | "byte" | "size" | "min" | "max" | "declared"
        | "place" => "2",
        // The side's name is words in Chinese, and a field's name elsewhere.
        "side" if lang == Lang::Zh => "\u{8868}\u{5355}",
        "zones" => ["Japan (UTC+9)", "\u{65e5}\u{672c}\u{ff08}UTC+9\u{ff09}"]
            [usize::from(lang != Lang::En)],
        "form_letter" | "policy_letter" => match lang.tag() {
            "en" => "digit 9",
            _ => "\u{6570}\u{5b57}\u{306e} 9",
        },
        _ if name.ends_with("_given") => "yes",
        // Durations end in a Japanese unit.
        "behind_text" | "ahead_text" | "gap_text" | "life_text" | "seconds_text" => {
            match lang.tag() {
                "en" => "2 min",
                "ja" => "2 \u{5206}",
                _ => "2 \u{5206}\u{949f}",
            }
        }
        _ => "examplebucket-1250000000",
    }
}

fn render(
    bundle: &FluentBundle<FluentResource>,
    entry: &Entry,
    part: &Part,
    args: &BTreeMap<String, String>,
) -> Said {
    let message = bundle.get_message(&entry.id).unwrap();
    let pattern = match part.name.strip_prefix('.') {
        Some(name) => message.get_attribute(name).unwrap().value(),
        None => message.value().unwrap(),
    };
    let mut values = FluentArgs::new();
    for (name, value) in args {
        let number = value.parse::<i64>().map(FluentValue::from);
        values.set(
            name.as_str(),
            number.unwrap_or_else(|_| FluentValue::from(value.as_str())),
        );
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&values), &mut errors);
    Said {
        name: format!("{}/{}{}", entry.file, entry.id, part.name),
        file: entry.file.clone(),
        part: part.name.clone(),
        text: text.into_owned(),
        errors: errors.iter().map(ToString::to_string).collect(),
    }
}

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}' | '\u{4e00}'..='\u{9fff}' | '\u{3005}')
}

fn is_full_width_punctuation(c: char) -> bool {
    matches!(
        c,
        '\u{3001}' | '\u{3002}' | '\u{300c}' | '\u{300d}' | '\u{ff08}' | '\u{ff09}' | '\u{ff1a}'
    )
}

/// What is wrong with two neighbouring characters of a Japanese sentence, if anything: a half-width blank
/// stands between Japanese and Latin, none beside full-width punctuation, and Japanese has its own comma.
pub fn bad_pair(left: char, right: char) -> Option<String> {
    let latin = |c: char| c.is_ascii_alphanumeric();
    if (is_japanese(left) && latin(right)) || (latin(left) && is_japanese(right)) {
        return Some(format!("no blank between {left} and {right}"));
    }
    if (is_full_width_punctuation(left) && right == ' ')
        || (left == ' ' && is_full_width_punctuation(right))
    {
        return Some(format!("a blank beside {left}{right}"));
    }
    if is_japanese(left) && matches!(right, ',' | '.' | '?' | '!' | '(' | ';') {
        return Some(format!("{left} before ASCII {right}"));
    }
    if is_japanese(left) && right == ' ' || left == ' ' && is_japanese(right) {
        return None;
    }
    None
}
