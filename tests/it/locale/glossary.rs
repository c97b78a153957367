//! One name for one thing, in the words of the trade: what neither a catalogue nor a README says, over all
//! languages. Apart from `parity`, which compares the catalogues with each other; this knows words.

use std::path::Path;

use postdoc::locale::{Catalogue, Lang};

use super::catalogues::render_all;

/// What English does not say, and what it says instead. A word of letters is matched as a whole word.
const ENGLISH: [(&str, &str); 20] = [
    ("behind file", "after file"),
    ("stands", "is, appears"),
    ("mend", "fix"),
    ("mended", "fixed"),
    ("mending", "fixing"),
    ("anew", "again"),
    ("departs", "differs"),
    ("in place of", "instead of"),
    ("is no valid", "is not a valid"),
    ("this is no", "this is not a"),
    ("belongs into", "belongs in"),
    ("exchanged", "swapped"),
    ("refused", "rejected"),
    ("refuses", "rejects"),
    ("demands", "requires"),
    ("COS's answer", "COS's response"),
    ("recognised", "recognized"),
    ("authorised", "authorized"),
    ("full stop", "period"),
    ("in a row", "concatenated"),
];

/// What Japanese does not say, and what it says instead.
const JAPANESE: [(&str, &str); 32] = [
    ("断ら", "拒否する"),
    ("断り", "拒否する"),
    ("断る", "拒否する"),
    ("部品", "コンポーネント"),
    ("復号", "デコード"),
    ("判断の木", "診断フロー"),
    ("決定木", "診断フロー"),
    ("対話画面", "ウィザード"),
    ("報告書", "診断レポート"),
    ("端末", "ターミナル、マシン"),
    ("決まりに", "ルール、規定"),
    ("曲がった引用符", "スマートクォート"),
    ("まっすぐな", "半角の"),
    ("横線", "ダッシュ"),
    ("大きさ", "サイズ"),
    ("分かり", "わかり"),
    ("分からな", "わからな"),
    ("かまいません", "構いません"),
    ("ホットリンク", "リンク不正アクセス防止（Referer）"),
    ("独自ドメイン", "カスタムドメイン"),
    ("状態コード", "ステータスコード"),
    ("打ち間違", "入力ミス"),
    ("このボディ", "body"),
    ("ブラウザの", "ブラウザー"),
    ("ブラウザが", "ブラウザー"),
    ("フィールド", "項目"),
    ("ローカル時刻", "現地時刻"),
    ("時間表記", "時間制"),
    ("単一引用符", "一重引用符"),
    ("パーセントエンコ", "URL エンコード"),
    ("パーセントデコ", "URL デコード"),
    ("Unix 秒", "Unix 時刻"),
];

/// What Chinese does not say, and what it says instead: Tencent's own terms.
const CHINESE: [(&str, &str); 15] = [
    ("临时秘钥", "临时密钥"),
    ("秘钥", "密钥"),
    ("签字", "签名"),
    ("策略树", "诊断流程"),
    ("头文件", "头部"),
    ("边界符", "boundary"),
    ("令牌环", "令牌"),
    ("帐号", "账号"),
    ("此请求体", "body"),
    ("打码", "屏蔽"),
    ("机密", "敏感信息"),
    ("百分号编码", "URL 编码"),
    ("Unix 秒", "Unix 时间戳"),
    ("会话令牌", "令牌"),
    ("STS 返回", "STS 响应"),
];

fn banned(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang.tag() {
        "en" => &ENGLISH,
        "ja" => &JAPANESE,
        "zh" => &CHINESE,
        _ => &[],
    }
}

/// The first banned word of a text, where it is a word of its own.
fn said(lang: Lang, text: &str) -> Option<(&'static str, &'static str)> {
    let lower = text.to_ascii_lowercase();
    let alone = |word: &str| {
        lower
            .match_indices(&word.to_ascii_lowercase())
            .any(|(at, found)| {
                let before = lower[..at].chars().next_back();
                let after = lower[at + found.len()..].chars().next();
                let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
                lang != Lang::En || !letter(before) && !letter(after)
            })
    };
    banned(lang).iter().find(|(word, _)| alone(word)).copied()
}

#[test]
fn every_sentence_says_the_words_of_the_trade() {
    for lang in Lang::ALL {
        let wrong: Vec<String> = render_all(lang)
            .filter_map(|text| {
                let (word, better) = said(lang, &text.text)?;
                Some(format!("{}: {word} ({better}): {}", text.name, text.text))
            })
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn the_readme_of_each_language_uses_the_same_words() {
    for lang in Lang::ALL {
        let name = match lang.tag() {
            "en" => "README.md".to_owned(),
            "zh" => "README.zh-CN.md".to_owned(),
            tag => format!("README.{tag}.md"),
        };
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&name);
        // A new language may come before its README.
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let wrong: Vec<String> = text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with("<!--"))
            .filter_map(|(at, line)| {
                let (word, better) = said(lang, line)?;
                Some(format!("{name}:{}: {word} ({better}): {line}", at + 1))
            })
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn a_document_is_named_by_its_title_beside_its_number() {
    for lang in Lang::ALL {
        let catalogue = Catalogue::get(lang);
        let bare: Vec<String> = render_all(lang)
            .filter_map(|text| {
                let numbers = text.text.split("436/").skip(1);
                let number = numbers.map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next());
                let title = |number: &str| catalogue.word(&format!("document-436-{number}"));
                let mut bare = number
                    .flatten()
                    .filter(|it| !text.text.contains(&title(it)));
                bare.next()
                    .map(|number| format!("{}: 436/{number}: {}", text.name, text.text))
            })
            .collect();
        assert!(bare.is_empty(), "{}", bare.join("\n"));
    }
}

/// A title stands behind the verdict and its colon, so it has none of its own; a value in quotes may.
#[test]
fn a_title_is_one_statement_without_a_colon() {
    for lang in Lang::ALL {
        let titles = render_all(lang).filter(|text| text.is_title() || text.is_form());
        let quoted = |text: &str| text.split('"').step_by(2).collect::<String>();
        let colons: Vec<String> = titles
            .filter(|text| {
                quoted(&text.text).contains('\u{ff1a}') || quoted(&text.text).contains(": ")
            })
            .map(|text| format!("{}: {}", text.name, text.text))
            .collect();
        assert!(colons.is_empty(), "{}", colons.join("\n"));
    }
}

#[test]
fn what_is_banned_is_found_and_what_only_looks_like_it_is_not() {
    assert!(said(Lang::En, "It stands in quotes").is_some());
    assert!(said(Lang::En, "Mend it.").is_some());
    assert!(said(Lang::En, "as recommended").is_none());
    assert!(said(Lang::Ja, "COS が断ります").is_some());
    assert!(said(Lang::Ja, "COS が拒否します").is_none());
}

#[test]
fn what_is_read_aloud_is_one_short_question() {
    for lang in Lang::ALL {
        let long: Vec<String> = render_all(lang)
            .filter(|text| text.name.split('.').next_back() == Some("say"))
            .filter_map(|text| {
                // A bucket's name in place of a field's would be longer than any field.
                let said = text.text.replace("examplebucket-1250000000", "key");
                // Languages without blanks between words are counted in characters.
                let fits = if said.contains(|c| c > '\u{2e80}') {
                    said.chars().count() <= 40
                } else {
                    said.split_whitespace().count() <= 15
                };
                let ends = said.ends_with(['?', '？', '.', '。']);
                let one = said.matches(['?', '？']).count() <= 1 && said.matches('。').count() <= 1;
                (!(fits && ends && one)).then(|| format!("{}: {said}", text.name))
            })
            .collect();
        assert!(long.is_empty(), "{}", long.join("\n"));
    }
}
