//! The body's grammar (RFC 2046, RFC 7578): what the scanner saw becomes findings with places in body and
//! header, and Content-Length is compared with the bytes there are. What COS demands of the fields is not
//! judged here. A copy is not the wire (contract 1.6): of a body that is not exact, its length, its line ends,
//! its end and its emptiness are not judged.

use std::borrow::Cow;

use crate::cos::DocumentedCase;
use crate::cos::multipart::{Content, Defect, Kind, Scan, Within, built_by, scan, scan_header};
use crate::cos::signature::hex;
use crate::diagnosis::context::Context;
use crate::diagnosis::finding::Mark;
use crate::diagnosis::{Authority, Finding, FindingId, Severity};
use crate::evidence::request::CommandOddity;
use crate::evidence::{Evidence, Header, Request};
use crate::text::visible::visible;
use crate::text::{Place, Span};

/// So many bytes of what stands there are shown.
const SHOWN: usize = 64;

/// White space of at most so many bytes behind the close delimiter is no difference in length: editors and
/// clients add or drop a line end there.
const LINE_END: usize = 2;

/// Judges the body.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let request = context.facts.request.as_ref();
    let refused = context.is_case(DocumentedCase::PostBody);
    request.map_or_else(Vec::new, |request| {
        judge(request, context.evidence, refused)
    })
}

/// Judges a request's body and the headers that describe it.
pub fn findings(request: &Request, evidence: &Evidence) -> Vec<Finding> {
    judge(request, evidence, false)
}

fn judge(request: &Request, evidence: &Evidence, refused: bool) -> Vec<Finding> {
    let header = request.header(evidence, "Content-Type").copied();
    let Some(scan) = scanned(request, evidence, header) else {
        return header_alone(request, evidence, header);
    };
    let view = View {
        request,
        evidence,
        header,
        scan: &scan,
        short: request.body_exact && declared(request, evidence).is_some_and(|(n, _)| n > scan.len),
        refused,
    };
    let judged = scan.defects.iter().filter(|defect| view.is_judged(defect));
    let mut findings: Vec<Finding> = judged.map(|defect| view.finding(defect)).collect();
    findings.extend(view.second_header());
    findings.extend(view.no_header());
    findings.extend(view.length());
    findings
}

/// The scan of the body: the reader's, or one with the header where body and header came in two pastes.
fn scanned<'a>(
    request: &'a Request,
    evidence: &Evidence,
    header: Option<Header>,
) -> Option<Cow<'a, Scan>> {
    let kept = request.multipart.as_ref();
    let bytes = |place: Place| evidence.sources.slice(place);
    let without_header = kept.is_none_or(|kept| kept.header.is_none());
    if let (Some(header), Some(body), true) = (header, request.body, without_header) {
        let value = bytes(header.value.place);
        return Some(Cow::Owned(scan(bytes(body), Some(value))));
    }
    if let (None, Some(body), true) = (kept, request.body, request.body_exact) {
        return Some(Cow::Owned(scan(bytes(body), None)));
    }
    kept.map(Cow::Borrowed)
}

/// Without a body the header still tells whether a boundary is in it.
fn header_alone(request: &Request, evidence: &Evidence, header: Option<Header>) -> Vec<Finding> {
    let Some(header) = header else {
        return Vec::new();
    };
    let scan = scan_header(evidence.sources.slice(header.value.place));
    // curl writes the boundary behind a Content-Type given by hand; other clients do not.
    let by_hand =
        |(oddity, _): &(CommandOddity, Place)| *oddity == CommandOddity::ContentTypeByHand;
    let lowered = request.command.iter().any(by_hand);
    let view = View {
        request,
        evidence,
        header: Some(header),
        scan: &scan,
        short: false,
        refused: false,
    };
    let told = scan.defects.iter().map(|defect| {
        let certain = !lowered || defect.kind != Kind::BoundaryMissing;
        verdict(view.finding(defect), certain)
    });
    told.collect()
}

/// Bytes as a finding's value: text as it is, since whoever shows it makes it visible; else escaped.
fn text_of(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(|_| visible(bytes), str::to_owned)
}

/// What Content-Length says, and where.
pub fn declared(request: &Request, evidence: &Evidence) -> Option<(usize, Place)> {
    let header = request.header(evidence, "Content-Length")?;
    let number = evidence.text(header.value).trim().parse().ok()?;
    Some((number, header.value.place))
}

/// A scan with what it was made from.
struct View<'a> {
    request: &'a Request,
    evidence: &'a Evidence,
    header: Option<Header>,
    scan: &'a Scan,
    /// Whether Content-Length announces more bytes than there are.
    short: bool,
    /// Whether COS refused the body.
    refused: bool,
}

impl View<'_> {
    /// Whether the source can show this defect at all (contract 1.6).
    fn is_judged(&self, defect: &Defect) -> bool {
        if self.request.body_exact {
            return true;
        }
        let in_copy = matches!(defect.shape, "shared-break" | "no-close" | "part-length");
        let of_bytes = matches!(
            defect.kind,
            Kind::Truncated | Kind::Empty | Kind::LineEndings
        );
        // A copy may be cut; beside a refused body what it lacks is the best guess.
        !of_bytes && (!in_copy || self.refused && defect.shape == "no-close")
    }

    fn bytes(&self, place: Place) -> &[u8] {
        self.evidence.sources.slice(place)
    }

    /// Where a defect stands.
    fn place(&self, within: Within, span: Span) -> Option<Place> {
        let whole = match within {
            Within::Header => self.header?.value.place,
            Within::Body => self.request.body?,
        };
        Some(whole.part(span))
    }

    /// The finding a defect is.
    fn finding(&self, defect: &Defect) -> Finding {
        let id = match id(defect.kind) {
            FindingId::MultipartNoClosingBoundary if self.short && defect.shape == "no-close" => {
                FindingId::MultipartTruncated
            }
            id => id,
        };
        let place = self.place(defect.within, defect.span);
        let found = place.map(|place| self.bytes(place)).unwrap_or_default();
        let found = found.get(..found.len().min(SHOWN)).unwrap_or_default();
        let cut = !self.request.body_exact && defect.shape == "no-close";
        let mut finding = verdict(Finding::new(id), defect.must && !cut)
            .word("rule", defect.rule)
            .word("found_hex", hex(found))
            .word("wanted_hex", hex(&defect.wanted))
            .word("shape", defect.shape)
            .int("count", defect.count);
        if !found.is_empty() {
            finding = finding.actual(text_of(found));
        }
        if !defect.wanted.is_empty() {
            finding = finding.expected(text_of(&defect.wanted));
        }
        finding = self.mark(finding, defect, place);
        self.more(finding, defect)
    }

    /// Points at the defect, in the part it stands in.
    fn mark(&self, finding: Finding, defect: &Defect, place: Option<Place>) -> Finding {
        let Some(place) = place else {
            return finding;
        };
        let compared = self.scan.compared.filter(|compared| {
            defect.within == Within::Body
                && defect.kind == Kind::BoundaryMismatch
                && defect.span == compared.body
        });
        if let Some(compared) = compared {
            let at = defect.span.start + compared.at;
            let one = Span::new(at, at + 1);
            let finding = finding.mark(Mark {
                focus: self.place(Within::Body, one),
                ..Mark::new(place)
            });
            return match self.place(Within::Header, compared.header) {
                Some(header) => finding.at_field(header, "Content-Type"),
                None => finding,
            };
        }
        let field = match defect.within {
            Within::Header => Some("Content-Type".to_owned()),
            Within::Body => self.field(defect),
        };
        finding.mark(Mark {
            field,
            ..Mark::new(place)
        })
    }

    /// The name of the part whose headers or value the defect is in.
    fn field(&self, defect: &Defect) -> Option<String> {
        let parts = &self.scan.parts;
        let next = parts.partition_point(|part| part.span.start <= defect.span.start);
        let part = parts.get(next.checked_sub(1)?)?;
        let inside = defect.span.start <= part.span.end;
        let name = part.name.as_ref().filter(|_| inside)?;
        (!name.text.is_empty()).then(|| name.text.clone())
    }

    /// Parameters that only some findings carry.
    fn more(&self, finding: Finding, defect: &Defect) -> Finding {
        let boundary = self.scan.boundary.as_ref();
        let builder = boundary.map(|boundary| built_by(&boundary.text));
        match (defect.kind, builder) {
            (Kind::NotMultipart, _) => {
                let what = self.scan.content.map(Content::slug);
                finding.word("found", what.unwrap_or("text"))
            }
            (Kind::ContentType | Kind::BoundaryMissing | Kind::BoundaryInvalid, Some(builder)) => {
                finding.word("built_by", builder)
            }
            (Kind::BoundaryMismatch, _) => {
                let compared = self.scan.compared;
                let compared = compared.filter(|compared| compared.body == defect.span);
                let at = defect.span.start.saturating_sub(defect.line + 2);
                let at = compared.map_or(at, |compared| compared.at);
                let finding = finding.int("at", at);
                finding.word("built_by", builder.unwrap_or("unknown"))
            }
            _ => finding,
        }
    }

    /// Two Content-Type headers that differ: which one counts is up to the receiver.
    fn second_header(&self) -> Option<Finding> {
        let last = self.header?;
        let first = self.request.headers.iter().find(|header| {
            let name = self.evidence.text(header.name);
            name.eq_ignore_ascii_case("Content-Type")
        })?;
        let (one, other) = (self.bytes(first.value.place), self.bytes(last.value.place));
        if one == other || first.value.place == last.value.place {
            return None;
        }
        let finding = verdict(Finding::new(FindingId::MultipartContentType), false);
        let finding = plain(finding, "rfc9110-5.3", "second-header")
            .word("found_hex", hex(other))
            .word("wanted_hex", "")
            .actual(text_of(other))
            .at_field(last.value.place, "Content-Type")
            .at_field(first.value.place, "Content-Type");
        Some(finding)
    }

    /// A multipart body under headers that do not say so.
    fn no_header(&self) -> Option<Finding> {
        let absent = self.header.is_none() && self.request.headers_complete;
        let boundary = self.scan.boundary.as_ref().filter(|_| absent)?;
        let wanted = [b"multipart/form-data; boundary=", boundary.text.as_slice()].concat();
        let finding = Finding::new(FindingId::MultipartContentType);
        let finding = plain(finding, "rfc7578-4", "absent")
            .word("found_hex", "")
            .word("wanted_hex", hex(&wanted))
            .word("built_by", built_by(&boundary.text))
            .expected(text_of(&wanted));
        Some(finding)
    }

    /// Content-Length against the bytes there are.
    fn length(&self) -> Option<Finding> {
        if !self.request.body_exact {
            return None;
        }
        let (declared, place) = declared(self.request, self.evidence)?;
        let found = self.scan.len;
        let last = self.scan.delimiters.last().filter(|last| last.closing);
        let closed = last.map(|last| last.span.end);
        let surplus = self.request.body.map(|body| {
            let rest = body.part(Span::new(declared.min(found), found));
            self.bytes(rest).trim_ascii().is_empty()
        });
        let edge = closed.is_some_and(|end| {
            let short = declared < found && declared >= end && surplus == Some(true);
            let long = declared > found && declared <= end + LINE_END;
            short || long
        });
        if declared == found || edge {
            return None;
        }
        let finding = verdict(Finding::new(FindingId::MultipartLength), false);
        let finding = plain(finding, "rfc9110-8.6", "length")
            .int("declared", declared)
            .int("found", found)
            .expected(found.to_string())
            .actual(declared.to_string());
        Some(finding.at_field(place, "Content-Length"))
    }
}

/// What breaks a MUST is an error; what is only unusual may pass, and nobody has documented that COS lets it.
fn verdict(finding: Finding, must: bool) -> Finding {
    if must {
        finding
    } else {
        finding
            .severity(Severity::Warning)
            .authority(Authority::Inferred)
    }
}

/// The parameters that do not come from a defect.
fn plain(finding: Finding, rule: &str, shape: &str) -> Finding {
    finding
        .word("rule", rule)
        .word("shape", shape)
        .int("count", 1)
}

/// The finding of a kind: both are called by one word.
fn id(kind: Kind) -> FindingId {
    let id = FindingId::from_id(&["multipart.", kind.slug()].concat());
    id.unwrap_or(FindingId::MultipartNotMultipart)
}
