//! What somebody typed, without what keyboards and input methods do to it: width, letter case, half-width katakana,
//! hiragana for katakana, the long-vowel mark, and Latin letters that an input method left on made kana of (`えｘｐ` is
//! `exp`). It folds and compares words; which words mean what stands in `heard`.

use crate::text::difference::slips_at_start;

/// The half-width katakana from U+FF66 on, in full width.
const HALF_WIDTH: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

/// A text in one writing: lower case, half-width Latin, full-width katakana; a long-vowel mark is left out after kana
/// and a hyphen elsewhere.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        let last = folded.chars().next_back();
        match plain(character) {
            'ー' if last.is_some_and(is_kana) => {}
            'ー' => folded.push('-'),
            mark @ ('゛' | '゜') => voiced(&mut folded, mark),
            other => folded.extend(simplified(other).to_lowercase()),
        }
    }
    folded
}

/// Traditional characters of what is heard, each with its simplified form.
const TRADITIONAL: &str =
    "過过儲储簽签錯错誤误權权訪访問问請请體体對对條条網网絡络邊边無无沒没鏈链鑰钥長长時时間间單单";

/// A Chinese character in its simplified form. The table folds its own words alike, so that Japanese is compared as well.
fn simplified(character: char) -> char {
    if !('\u{4e00}'..='\u{9fff}').contains(&character) {
        return character;
    }
    let mut letters = TRADITIONAL.chars();
    while let (Some(traditional), Some(simple)) = (letters.next(), letters.next()) {
        if traditional == character {
            return simple;
        }
    }
    character
}

/// A character of another width or script in its plain form.
pub(crate) fn plain(character: char) -> char {
    let moved = |by: u32| char::from_u32(u32::from(character) - by).unwrap_or(character);
    match character {
        '\u{3000}' | '\u{a0}' | '\t' | '\n' | '・' | '\u{ff65}' | '、' | '。' | '，' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{ff01}'..='\u{ff5e}' => moved(0xfee0),
        '\u{ff66}'..='\u{ff9f}' => {
            let at = usize::try_from(u32::from(character) - 0xff66).unwrap_or_default();
            HALF_WIDTH.chars().nth(at).unwrap_or(character)
        }
        '\u{3041}'..='\u{3096}' => char::from_u32(u32::from(character) + 0x60).unwrap_or(character),
        '\u{3099}' => '゛',
        '\u{309a}' => '゜',
        other => other,
    }
}

/// Gives the last kana the sign that stands behind it in half width.
fn voiced(text: &mut String, mark: char) {
    let Some(last) = text.pop() else {
        return;
    };
    let by = match (last, mark) {
        ('ウ', '゛') => u32::from('ヴ') - u32::from('ウ'),
        ('カ'..='ト' | 'ハ'..='ホ', '゛') => 1,
        ('ハ'..='ホ', _) => 2,
        _ => 0,
    };
    text.push(char::from_u32(u32::from(last) + by).unwrap_or(last));
}

/// Whether a folded character is katakana.
pub(super) fn is_kana(character: char) -> bool {
    ('\u{30a1}'..='\u{30fa}').contains(&character)
}

/// Digits of the times in COS's messages.
pub(crate) const SECONDS: usize = 10;

/// The one or two Unix times in what somebody typed as they were read aloud: in any width, in groups, after any words.
pub(crate) fn seconds(typed: &str) -> Vec<i64> {
    let digits = typed.chars().map(plain).filter(char::is_ascii_digit);
    let digits: String = digits.take(2 * SECONDS + 1).collect();
    let whole = [SECONDS, 2 * SECONDS].contains(&digits.len());
    let (first, second) = digits.split_at_checked(SECONDS).unwrap_or_default();
    let numbers = [first, second].into_iter().map(str::parse::<i64>);
    let numbers: Vec<i64> = numbers.filter_map(Result::ok).collect();
    // Before COS there was nothing to expire; a bucket's APPID is smaller.
    let plausible = numbers.iter().all(|number| *number > 1_400_000_000);
    numbers.into_iter().filter(|_| whole && plausible).collect()
}

/// A folded text without the numbers that a time begins in it, whole or half typed.
pub(super) fn without_times(folded: &str) -> String {
    let number = |word: &&str| {
        word.chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | ',' | ';'))
    };
    let mut numbers = folded.split(' ').filter(number);
    // A status has three digits.
    let time = |word: &str| word.len() > 3 && word.starts_with('1');
    if !numbers.next().is_some_and(time) {
        return folded.to_owned();
    }
    let words: Vec<&str> = folded.split(' ').filter(|word| !number(word)).collect();
    words.join(" ")
}

/// How well a typed word fits another: the more, the better; 0 where it does not.
pub(super) fn fit(typed: &str, word: &str) -> usize {
    let letters = typed.chars().count();
    if typed == word {
        return 100;
    }
    if letters >= 2 && word.starts_with(typed) {
        return 70;
    }
    let kana = typed.chars().any(is_kana);
    if kana && word.is_ascii() {
        return match spells(typed, word) {
            Some("") => 95,
            Some(_) if letters >= 2 => 65,
            Some(_) | None => 0,
        };
    }
    let allowed = match letters {
        0..=3 => 0,
        4..=8 => 1,
        _ => 2,
    };
    let begun = typed.chars().next() == word.chars().next();
    let whole = letters.abs_diff(word.chars().count()) <= allowed;
    if allowed > 0 && begun && whole && typed.is_ascii() && word.is_ascii() {
        let typed = typed.as_bytes();
        let by = |one: &[u8], other: &[u8]| slips_at_start(one, other, allowed);
        if by(word.as_bytes(), typed).max(by(typed, word.as_bytes())) <= allowed {
            return 50;
        }
    }
    if kana && begun && whole && letters >= 4 && one_kana_apart(typed, word) {
        return 50;
    }
    if letters >= 3 && word.contains(typed) {
        return 30;
    }
    0
}

/// Whether two words of kana differ by one character: another, one more, or one less.
fn one_kana_apart(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(head..), other.get(head..));
    let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
    let tails = one.iter().rev().zip(other.iter().rev());
    let tail = tails.take_while(|(a, b)| a == b).count();
    one.len().max(other.len()) <= tail + 1
}

/// What is left of a Latin word behind the letters that somebody typed with an input method on; `None` where they are
/// the letters of another word.
fn spells<'a>(typed: &str, word: &'a str) -> Option<&'a str> {
    let Some(first) = typed.chars().next() else {
        return Some(word);
    };
    let rest = |count: usize| {
        let at = typed.char_indices().nth(count);
        at.map_or("", |(at, _)| typed.get(at..).unwrap_or_default())
    };
    if first.is_ascii() {
        return spells(rest(1), word.strip_prefix(first)?);
    }
    // A small ツ stands for the first of two equal consonants.
    if first == 'ッ' {
        let consonant = word.chars().next()?;
        if !"aeioun".contains(consonant)
            && let Some(left) = spells(rest(1), word.get(consonant.len_utf8()..)?)
        {
            return Some(left);
        }
    }
    ROMAN.iter().find_map(|(kana, letters)| {
        let behind = typed.strip_prefix(kana)?;
        let mut letters = letters.split(' ');
        letters.find_map(|letters| spells(behind, word.strip_prefix(letters)?))
    })
}

/// Kana and the Latin letters that give them; longer kana first.
#[rustfmt::skip]
const ROMAN: &[(&str, &str)] = &[
    ("ファ", "fa"), ("フィ", "fi"), ("フェ", "fe"), ("フォ", "fo"), ("ヴァ", "va"), ("ヴィ", "vi"), ("ヴェ", "ve"),
    ("ヴォ", "vo"), ("ジャ", "ja"), ("ジュ", "ju"), ("ジョ", "jo"), ("ジェ", "je"), ("チェ", "che"), ("チャ", "cha"),
    ("チュ", "chu"), ("チョ", "cho"), ("シャ", "sha sya"), ("シュ", "shu syu"), ("ショ", "sho syo"), ("シェ", "she"),
    ("テェ", "the"), ("ティ", "thi"), ("クァ", "qa"), ("クィ", "qi"), ("クェ", "qe"), ("クォ", "qo"), ("ウィ", "wi whi"),
    ("ウェ", "we whe"), ("イェ", "ye"), ("リャ", "rya"), ("リュ", "ryu"), ("リョ", "ryo"), ("ツァ", "tsa"),
    ("ア", "a"), ("イ", "i yi"), ("ウ", "u wu whu"), ("エ", "e"), ("オ", "o"),
    ("カ", "ka ca"), ("キ", "ki"), ("ク", "ku cu qu"), ("ケ", "ke"), ("コ", "ko co"),
    ("サ", "sa"), ("シ", "si shi ci"), ("ス", "su"), ("セ", "se ce"), ("ソ", "so"),
    ("タ", "ta"), ("チ", "ti chi"), ("ツ", "tu tsu"), ("テ", "te"), ("ト", "to"),
    ("ナ", "na"), ("ニ", "ni"), ("ヌ", "nu"), ("ネ", "ne"), ("ノ", "no"),
    ("ハ", "ha"), ("ヒ", "hi"), ("フ", "fu hu"), ("ヘ", "he"), ("ホ", "ho"),
    ("マ", "ma"), ("ミ", "mi"), ("ム", "mu"), ("メ", "me"), ("モ", "mo"),
    ("ヤ", "ya"), ("ユ", "yu"), ("ヨ", "yo"), ("ラ", "ra la"), ("リ", "ri li"), ("ル", "ru lu"), ("レ", "re le"), ("ロ", "ro lo"),
    ("ワ", "wa"), ("ヲ", "wo"), ("ン", "nn n"),
    ("ガ", "ga"), ("ギ", "gi"), ("グ", "gu"), ("ゲ", "ge"), ("ゴ", "go"),
    ("ザ", "za"), ("ジ", "zi ji"), ("ズ", "zu"), ("ゼ", "ze"), ("ゾ", "zo"),
    ("ダ", "da"), ("ヂ", "di"), ("ヅ", "du"), ("デ", "de"), ("ド", "do"),
    ("バ", "ba"), ("ビ", "bi"), ("ブ", "bu"), ("ベ", "be"), ("ボ", "bo"),
    ("パ", "pa"), ("ピ", "pi"), ("プ", "pu"), ("ペ", "pe"), ("ポ", "po"), ("ヴ", "vu"),
    ("ァ", "la xa"), ("ィ", "li xi lyi"), ("ゥ", "lu xu"), ("ェ", "le xe lye"), ("ォ", "lo xo"),
    ("ッ", "ltu xtu"), ("ャ", "lya xya"), ("ュ", "lyu xyu"), ("ョ", "lyo xyo"),
];
