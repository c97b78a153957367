//! A request as it came off the wire: the head and the body are known apart, the bytes are those that were sent, and
//! of a large file only the ends are here. Apart from the readers of pastes, since nothing has to be guessed. It
//! opens no connection.

use super::super::{Evidence, Fidelity, Note, Reading, Value};
use super::{body, http};
use crate::text::{Label, Span};

/// A request that was received.
#[derive(Clone, Debug, Default)]
pub struct Wire {
    /// The head with its empty line, then the body as it was sent, without a transfer coding.
    pub bytes: Vec<u8>,
    /// Where the body begins.
    pub body: usize,
    /// What was left out: where in the kept body, and how many bytes.
    pub gaps: Vec<(usize, u64)>,
    /// The host that the request is meant for, where it was sent to a stand-in.
    pub host: Option<String>,
    /// Whether `Host` names the stand-in, so that it says nothing about the upload.
    pub stand_in: bool,
}

impl Evidence {
    /// Adds a request that was received.
    pub fn add_wire(&mut self, wire: Wire) -> usize {
        let Wire { bytes, body, .. } = wire;
        let sources = &mut self.sources;
        let source = sources.add(bytes, Label::plain("request"));
        let place = sources.whole(source);
        let mut request = http::received(sources, place.part(Span::new(0, body)));
        let mut reading = Reading::new(source, "wire", Fidelity::Wire);
        if wire.stand_in {
            request.host = wire.host.map(|host| {
                let source = sources.add(host.into_bytes(), Label::plain("option"));
                Value {
                    place: sources.whole(source),
                }
            });
        }
        let rest = place.part(Span::new(body, place.span.end));
        let window = sources.window(rest, Some(Label::plain("body")));
        reading.holds.form = body::received(sources, &mut request, window, &wire.gaps);
        let left_out: u64 = wire.gaps.iter().map(|(_, bytes)| bytes).sum();
        if left_out > 0 {
            reading.missing.push("file-bytes");
            reading
                .notes
                .push(Note::new("wire-left-out").arg("bytes", left_out.to_string()));
        }
        reading.holds.request = Some(request);
        reading.paste = self.next_paste();
        self.readings.push(reading);
        self.readings.len() - 1
    }
}
