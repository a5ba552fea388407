//! Pandoc, run as a program of its own: what is foreign is taken apart there, within limits, and not in this process.
//!
//! No shell, no file, an empty environment but for where programs are; the heap, the time and what comes out are bounded,
//! so that a small file which inflates to gigabytes is refused. What comes in is read under `--sandbox`, which denies the
//! converter every file and address that a document may name. What goes out was written here, names nothing, and goes
//! without it: Debian's pandoc keeps its templates in files, which the sandbox would deny it.

use crate::fault::CliFault;
use act::Refusal;
use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// The longest file that is read, bytes.
pub const LEN_MAX: usize = 4 * 1024 * 1024;
/// The most that the converter may say, bytes.
const OUT_MAX: usize = 16 * 1024 * 1024;
/// The longest that it may take.
const TIME_MAX: Duration = Duration::from_secs(30);
/// Its heap; measured, it then takes 214 MB of memory for a document of 1.5 GB packed into 1.5 MB, and gives up.
const HEAP: &str = "-M256M";
/// The status by which it says that the heap was not enough.
const HEAP_SPENT: i32 = 251;

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Office Open XML, as Word writes it.
    Docx,
    /// OpenDocument, as LibreOffice writes it.
    Odt,
}

impl Kind {
    /// By the ending of a file's name.
    pub fn named(ending: &str) -> Option<Kind> {
        [Kind::Docx, Kind::Odt].into_iter().find(|kind| kind.ending().eq_ignore_ascii_case(ending))
    }

    /// The ending of its files' names, which is also what the converter calls it.
    pub fn ending(self) -> &'static str {
        match self {
            Kind::Docx => "docx",
            Kind::Odt => "odt",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Kind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Kind::Odt => "application/vnd.oasis.opendocument.text",
        }
    }

    /// By its bytes, whatever its name says.
    ///
    /// # Errors
    /// `doc-empty`, `doc-long`, `doc-protected`, `doc-type`.
    fn told(bytes: &[u8]) -> Result<Kind, Refusal> {
        // Word wraps what a password protects, and its old format, into the same container.
        const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        if bytes.is_empty() {
            return Err(Refusal::new("doc-empty"));
        }
        if bytes.len() > LEN_MAX {
            return Err(Refusal::new("doc-long").with("max", LEN_MAX / 1024 / 1024));
        }
        if bytes.starts_with(COMPOUND) {
            return Err(Refusal::new("doc-protected"));
        }
        let has = |name: &[u8]| bytes.windows(name.len()).any(|w| w == name);
        match bytes.starts_with(b"PK\x03\x04") {
            true if bytes
                .get(30..)
                .is_some_and(|at| at.starts_with(b"mimetypeapplication/vnd.oasis.opendocument.text")) =>
            {
                Ok(Kind::Odt)
            }
            true if has(b"word/document") => Ok(Kind::Docx),
            _ => Err(Refusal::new("doc-type")),
        }
    }
}

/// A document of this page, which names neither files nor addresses.
///
/// # Errors
/// `doc-no-converter`, or that it could not be written.
pub fn convert_out(page: &str, kind: Kind, rtl: bool) -> Result<Vec<u8>, CliFault> {
    let mut args = vec!["-f", "html", "-t", kind.ending(), "-o", "-"];
    if rtl {
        args.extend(["-M", "dir=rtl"]);
    }
    run(&args, page.as_bytes().to_vec()).map_err(|failed| match failed {
        Failed::Absent => CliFault::refused(&Refusal::new("doc-no-converter")),
        Failed::Spent | Failed::Unread => CliFault::Io("pandoc: it could not write the document".to_owned()),
    })
}

/// A document as pandoc's JSON. Tracked changes are in it as such.
///
/// # Errors
/// `doc-no-converter`, why the file is none, or that it is more than can be read.
pub fn convert_in(bytes: Vec<u8>) -> Result<Vec<u8>, CliFault> {
    let refused = |refusal: Refusal| CliFault::refused(&refusal);
    let kind = Kind::told(&bytes).map_err(refused)?;
    let args = ["--sandbox", "-f", kind.ending(), "-t", "json", "--track-changes=all"];
    run(&args, bytes).map_err(|failed| {
        refused(match failed {
            Failed::Absent => Refusal::new("doc-no-converter"),
            Failed::Spent => Refusal::new("doc-spent"),
            Failed::Unread => Refusal::new("doc-unreadable"),
        })
    })
}

/// Why nothing came of it.
enum Failed {
    /// It is not installed.
    Absent,
    /// It took more time or memory, or said more, than it may.
    Spent,
    /// It could not make anything of what it was given.
    Unread,
}

fn run(args: &[&str], input: Vec<u8>) -> Result<Vec<u8>, Failed> {
    let mut command = Command::new("pandoc");
    command.args(["+RTS", HEAP, "-RTS"]).args(args).current_dir("/").env_clear();
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", path);
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|e| match e.kind() {
        ErrorKind::NotFound | ErrorKind::PermissionDenied => Failed::Absent,
        _ => Failed::Spent,
    })?;
    let said = listen(&mut child, input);
    if said.is_none() {
        // It may have ended by itself in this very moment; then there is nobody to end.
        let _ = child.kill();
    }
    let status = child.wait().map_err(|_| Failed::Spent)?;
    match said {
        Some(out) if status.success() => Ok(out),
        // Killed for its memory, by us or by the system.
        Some(_) if status.code().is_none_or(|code| code == HEAP_SPENT) => Err(Failed::Spent),
        Some(_) => Err(Failed::Unread),
        None => Err(Failed::Spent),
    }
}

/// Gives it all at once and takes what it says; `None` if that is too much, or comes too late.
fn listen(child: &mut Child, input: Vec<u8>) -> Option<Vec<u8>> {
    let (mut stdin, stdout) = (child.stdin.take()?, child.stdout.take()?);
    let (tell, told) = mpsc::channel();
    // Whoever has read enough closes its end, and what is left unwritten is of no interest.
    std::thread::spawn(move || drop(stdin.write_all(&input)));
    std::thread::spawn(move || {
        let mut out = Vec::new();
        let read = stdout.take(OUT_MAX as u64 + 1).read_to_end(&mut out);
        let whole = read.is_ok() && out.len() <= OUT_MAX;
        // Nobody listens any more where the time ran out.
        let _ = tell.send(whole.then_some(out));
    });
    told.recv_timeout(TIME_MAX).ok().flatten()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_file_is_told_by_its_bytes() {
        let told = |bytes: &[u8]| Kind::told(bytes).map_err(|refusal| refusal.code);
        assert_eq!(told(b""), Err("doc-empty"));
        assert_eq!(told(&vec![b'P'; LEN_MAX + 1]), Err("doc-long"));
        assert_eq!(told(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"), Err("doc-protected"));
        for none in [&b"%PDF-1.7"[..], b"PK\x03\x04", b"{\\rtf1", b"word/document", b"\0"] {
            assert_eq!(told(none), Err("doc-type"));
        }
        let odt = [b"PK\x03\x04".as_slice(), &[0; 26], b"mimetypeapplication/vnd.oasis.opendocument.text"].concat();
        assert_eq!(told(&odt), Ok(Kind::Odt));
        assert_eq!(told(b"PK\x03\x04 word/document.xml"), Ok(Kind::Docx));
        assert_eq!(Kind::named("DOCX"), Some(Kind::Docx));
    }
}
