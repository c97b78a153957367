//! Why the system refused something, in words: a file, a port, a program. It knows no screen and no command.

use std::io::ErrorKind;

use super::Catalogue;

/// The kinds that people meet, with their messages.
const REASONS: [(ErrorKind, &str); 12] = [
    (ErrorKind::NotFound, "reason-not-found"),
    (ErrorKind::PermissionDenied, "reason-permission-denied"),
    (ErrorKind::AlreadyExists, "reason-already-exists"),
    (ErrorKind::IsADirectory, "reason-is-a-directory"),
    (ErrorKind::NotADirectory, "reason-not-a-directory"),
    (ErrorKind::AddrInUse, "reason-address-in-use"),
    (ErrorKind::AddrNotAvailable, "reason-address-not-available"),
    (ErrorKind::StorageFull, "reason-storage-full"),
    (ErrorKind::ReadOnlyFilesystem, "reason-read-only"),
    (ErrorKind::InvalidData, "reason-invalid-data"),
    (ErrorKind::Unsupported, "reason-unsupported"),
    (ErrorKind::BrokenPipe, "reason-broken-pipe"),
];

/// The reason in words; of a kind nobody meets, the system's own.
pub fn reason(catalogue: &Catalogue, kind: ErrorKind) -> String {
    let known = REASONS.iter().find(|(known, _)| *known == kind);
    known.map_or_else(|| kind.to_string(), |(_, id)| catalogue.word(id))
}
