//! The ids of the demo's own sentences; the play's captions stand in its table.

crate::messages! {
    pub MENU = "demo-menu";
    pub HINT = "demo-hint";
    pub PASTE = "demo-paste";
    pub SAMPLE = "demo-sample";
    pub PAUSE = "demo-pause";
    pub STEP = "demo-step";
    pub STOP = "demo-stop";
    pub REPORT = "demo-report";
    pub LINES = "demo-lines";
    pub LINES_PLAY = "demo-lines-play";
    pub GO_ON = "demo-go-on";
    pub PAUSED = "demo-paused";
    pub END = "demo-end";
    pub END_CASE = "demo-end-case";
    pub END_POINTS = "demo-end-points";
    pub END_NEXT = "demo-end-next";
    pub ADVICE = "word-our-advice";
    pub CITY = "zones-city-virginia";
    pub MENDED = "remedy-heading";
    pub VERIFIED = "remedy-verified";
    pub UNKNOWN = "demo-unknown";
}
