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
    pub UNKNOWN = "demo-unknown";
}
