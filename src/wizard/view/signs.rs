//! The signs of the screen and their ASCII twins, one table: whoever draws a sign takes it from here, so that
//! `--ascii` is ASCII everywhere. It knows no colours and no words.

/// One set of signs; each takes one column.
#[derive(Clone, Copy, Debug)]
pub struct Signs {
    /// A step that is done, something right.
    pub done: &'static str,
    /// The step one is at.
    pub here: &'static str,
    /// What is still to come, or open.
    pub open: &'static str,
    /// What is not needed.
    pub skipped: &'static str,
    /// What is refused.
    pub bad: &'static str,
    /// What is doubtful.
    pub doubtful: &'static str,
    /// The chosen item.
    pub choice: &'static str,
    /// Points at a character in the row above.
    pub caret: &'static str,
    /// There is more below.
    pub more: &'static str,
    /// A horizontal line.
    pub rule: &'static str,
    /// A vertical line.
    pub side: &'static str,
    /// The upper corners of a frame.
    pub top: (&'static str, &'static str),
    /// Where a line inside a frame meets its sides.
    pub middle: (&'static str, &'static str),
    /// The lower corners.
    pub bottom: (&'static str, &'static str),
}

const LINES: Signs = Signs {
    done: "\u{2713}",
    here: "\u{25cf}",
    open: "\u{25cb}",
    skipped: "\u{2013}",
    bad: "\u{2717}",
    doubtful: "!",
    choice: "\u{25b8}",
    caret: "\u{25b2}",
    more: "\u{25bc}",
    rule: "\u{2500}",
    side: "\u{2502}",
    top: ("\u{256d}", "\u{256e}"),
    middle: ("\u{251c}", "\u{2524}"),
    bottom: ("\u{2570}", "\u{256f}"),
};

const ASCII: Signs = Signs {
    done: "+",
    here: "*",
    open: "o",
    skipped: "-",
    bad: "x",
    doubtful: "!",
    choice: ">",
    caret: "^",
    more: "v",
    rule: "-",
    side: "|",
    top: ("+", "+"),
    middle: ("+", "+"),
    bottom: ("+", "+"),
};

impl Signs {
    /// The set to draw with.
    pub const fn of(ascii: bool) -> &'static Self {
        if ascii { &ASCII } else { &LINES }
    }
}
