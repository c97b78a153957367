//! Several requests in one paste ("Copy all as cURL", a capture, a script): the upload to COS is the one that is
//! asked about. The rule is here once for all readers; it must not know how any of them is written.

use super::super::draft::weight;
use super::super::{Field, Note, Reading};
use super::{Request, Taken};
use crate::cos::host::{self, TargetKind};
use crate::text::{Place, Sources, Span};

/// So many requests of one paste are looked at.
const LIMIT: usize = 256;

/// Whether a host is one of COS.
pub(in crate::evidence) fn is_own(host: &str) -> bool {
    match host::target(host, "/").kind {
        TargetKind::Bucket | TargetKind::PathStyle | TargetKind::BucketOther | TargetKind::Cdn => {
            true
        }
        TargetKind::OtherVendor | TargetKind::Custom => false,
    }
}

/// How much a request looks like an upload to COS.
fn rank(sources: &Sources, taken: &Taken) -> u8 {
    let holds = &taken.reading.holds;
    let host = holds.request.as_ref().and_then(|request| request.host);
    let own = host.is_some_and(|host| is_own(&sources.text(host.place)));
    let posts = holds
        .request
        .as_ref()
        .is_some_and(|request| posts(sources, request));
    4 * u8::from(holds.form.is_some()) + 2 * u8::from(own) + u8::from(posts)
}

/// Whether a request goes elsewhere and shows nothing of a form of COS: it is no upload that is asked about.
pub(in crate::evidence) fn is_foreign(sources: &Sources, reading: &Reading) -> bool {
    let holds = &reading.holds;
    let fields = || holds.form.iter().flat_map(|form| &form.fields);
    let known = |field: &Field| weight(&sources.text(field.name.place));
    let shows = |field: &Field| {
        known(field) > 1 || sources.text(field.name.place).eq_ignore_ascii_case("key")
    };
    let own = match &holds.request {
        // Calls of a program that nothing sends.
        None => reading.reader != "form-data",
        Some(request) => match request.host {
            Some(host) => is_own(&sources.text(host.place)),
            // A body without a head, and without one name of a form of COS; without any it stands in a program.
            None => match fields().count() {
                0 => reading.reader != "capture",
                count => count < 2 && fields().all(|field| known(field) > 0),
            },
        },
    };
    holds.answer.is_none() && !own && !fields().any(shows)
}

/// Whether its method is POST, as far as it is written.
fn posts(sources: &Sources, request: &Request) -> bool {
    request
        .method
        .is_none_or(|method| sources.slice(method.place).eq_ignore_ascii_case(b"POST"))
}

/// Drops the requests beside the upload that are others: they hold no form and go elsewhere, or are no POST.
pub(in crate::evidence) fn only_upload(sources: &Sources, readings: &mut Vec<Reading>) {
    let uploads = |one: &Reading| one.holds.form.is_some() && one.holds.request.is_some();
    if readings.len() < 2 || !readings.iter().any(uploads) {
        return;
    }
    readings.retain(|one| {
        let holds = &one.holds;
        let Some(request) = holds.request.as_ref().filter(|_| holds.form.is_none()) else {
            return true;
        };
        let alone = holds.answer.is_none() && holds.policy.is_none() && holds.keys.is_none();
        let host = request.host.map(|host| sources.text(host.place));
        let elsewhere = host.is_some_and(|host| !is_own(&host));
        !alone || posts(sources, request) && !elsewhere
    });
}

/// Reads the requests that begin at `starts` (in bytes of `place`) and takes the one that looks most like the
/// upload; the first of equals.
pub(super) fn best(
    sources: &mut Sources,
    place: Place,
    starts: impl IntoIterator<Item = usize>,
    one: impl Fn(&mut Sources, Place) -> Option<Taken>,
) -> Option<Taken> {
    let mut best: Option<(u8, Taken)> = None;
    let mut all: Option<Span> = None;
    let mut count = 0_usize;
    let mut starts: Vec<usize> = starts.into_iter().take(LIMIT).collect();
    starts.push(place.span.len());
    for pair in starts.windows(2) {
        let &[start, next] = pair else { continue };
        if all.is_some_and(|all| place.span.start + start < all.end) {
            continue;
        }
        let mut trial = sources.clone();
        let Some(taken) = one(&mut trial, place.part(Span::new(start, next))) else {
            continue;
        };
        count += 1;
        all = Some(all.map_or(taken.used, |all| all.cover(taken.used)));
        let rank = rank(&trial, &taken);
        if best.as_ref().is_none_or(|(known, _)| rank > *known) {
            *sources = trial;
            best = Some((rank, taken));
        }
    }
    let (_, mut taken) = best?;
    if count > 1 {
        let note = Note::new("requests-several").arg("count", count.to_string());
        taken.reading.notes.push(note);
        taken.used = all.unwrap_or(taken.used);
    }
    Some(taken)
}
