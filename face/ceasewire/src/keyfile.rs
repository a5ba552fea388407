//! Files that hold secrets: who may read them, and how they are encrypted under a passphrase.
//!
//! All files of a folder have one salt, so that a start derives one key; each has a nonce of its own.

mod sealed;
mod terminal;

pub use sealed::Sealed;
pub(crate) use terminal::signals_are_heard;

use crate::fault::CliFault;
use act::Refusal;
use argon2::{Algorithm, Argon2, Params, Version};
use sealed::{COST, MARK, Salt};
use std::io::IsTerminal;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};
use zeroize::Zeroizing;

/// Of a passphrase that is newly chosen, characters.
const LEN_MIN: usize = 12;
/// Name of the credential that holds the passphrase, in the folder that `$CREDENTIALS_DIRECTORY` names.
const CREDENTIAL: &str = "ceasewire.passphrase";
/// The one that holds the PIN of a token.
const PIN_CREDENTIAL: &str = "ceasewire.token-pin";
/// The one that holds the passphrase to come.
const NEW_CREDENTIAL: &str = "ceasewire.new-passphrase";

/// Where it lies it stays: what is moved leaves copies behind.
type Secret = Box<Zeroizing<[u8; 32]>>;

/// The key that was derived last and has opened a file, while files are being read: deriving it takes as long as it must.
static DERIVED: Mutex<Option<(Salt, Secret)>> = Mutex::new(None);

/// How questions are put; the command line knows its reader's language.
static ASKS: OnceLock<Asks> = OnceLock::new();

/// Makes the words of a question from the name of its phrase.
pub type Asks = Box<dyn Fn(&str) -> String + Send + Sync>;

/// Says once, before anything is read, how questions are put.
pub fn ask_by(asks: Asks) {
    let _ = ASKS.set(asks);
}

/// Reads a file with a secret, in the open or encrypted. Where there is a credential of the name `ceasewire.` and the
/// file's own, that is read in its place.
///
/// # Errors
/// `key-file-open` if others may read the file; `passphrase-missing` and `passphrase-wrong`; or the disk's.
pub fn read(path: &Path) -> Result<Zeroizing<String>, CliFault> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match credential(&format!("ceasewire.{name}")) {
        Some(text) => opened(path, text),
        None => read_file(path),
    }
}

fn read_file(path: &Path) -> Result<Zeroizing<String>, CliFault> {
    closed(path)?;
    opened(path, Zeroizing::new(std::fs::read_to_string(path).map_err(|e| CliFault::io(path.display(), e))?))
}

fn opened(path: &Path, text: Zeroizing<String>) -> Result<Zeroizing<String>, CliFault> {
    if !text.starts_with(MARK) {
        return Ok(text);
    }
    let file = Sealed::read(&text).ok_or_else(|| damaged(path))?;
    // A passphrase that has opened another file of the folder is the right one.
    if let Some(key) = known(&file.salt) {
        return file.open(&key).ok_or_else(|| damaged(path));
    }
    let key = derive(&passphrase()?, &file.salt)?;
    let opened = file.open(&key).ok_or_else(|| refused("passphrase-wrong", path))?;
    *DERIVED.lock().unwrap_or_else(|e| e.into_inner()) = Some((file.salt, key));
    Ok(opened)
}

/// Whether the file is there and not encrypted.
pub fn in_the_open(path: &Path) -> bool {
    std::fs::read(path).map(Zeroizing::new).is_ok_and(|bytes| !bytes.starts_with(MARK.as_bytes()))
}

/// Forgets the derived key, once a start has read what it needs.
pub fn forget() {
    *DERIVED.lock().unwrap_or_else(|e| e.into_inner()) = None;
}

/// That nobody but the file's owner may read or change it. Credentials are looked after by whoever hands them over.
fn closed(path: &Path) -> Result<(), CliFault> {
    if std::env::var_os("CREDENTIALS_DIRECTORY").is_some_and(|folder| path.starts_with(folder)) {
        return Ok(());
    }
    let about = std::fs::metadata(path).map_err(|e| CliFault::io(path.display(), e))?;
    if about.permissions().mode() & 0o077 == 0 { Ok(()) } else { Err(refused("key-file-open", path)) }
}

/// Whether a file of this name is a secret, and not, say, a certificate that stands beside it.
fn is_secret(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "tls.pem")
        || path.extension().is_some_and(|end| end == "key" || end == "secret")
}

/// Where [`encrypt`] makes the new folder, and where the old one is until it is deleted.
fn beside(dir: &Path) -> PathBuf {
    let mut name = dir.as_os_str().to_owned();
    name.push(".next");
    PathBuf::from(name)
}

/// Deletes what an [`encrypt`] left that was stopped: an unfinished new folder, or the old one with its secrets. What
/// counts stands whole in `dir`. Only for the holder of the lock of the folder above. Answers whether anything was there.
///
/// # Errors
/// The disk's.
pub fn sweep(dir: &Path) -> Result<bool, CliFault> {
    let left = beside(dir);
    let there = left.exists() && dir.is_dir();
    if there {
        std::fs::remove_dir_all(&left).map_err(|e| CliFault::io(left.display(), e))?;
    }
    Ok(there)
}

/// Encrypts every secret of a folder under a passphrase that is asked for, or under another one than before. The folder is
/// made anew beside the old one and takes its place in one step: a stop at any moment leaves all old files or all new ones.
/// Answers how many secrets it has encrypted.
///
/// # Errors
/// As [`read`]; `passphrase-short`, `passphrase-differs`; or the disk's. A folder with anything but plain files is left
/// alone: a link would leave its secret in the open.
pub fn encrypt(dir: &Path) -> Result<usize, CliFault> {
    let dir = &dir.canonicalize().map_err(|e| CliFault::io(dir.display(), e))?;
    let (mut opened, mut others) = (Vec::new(), Vec::new());
    for path in files(dir)? {
        let name = path.file_name().unwrap_or_default().to_owned();
        if is_secret(&path) {
            opened.push((name, read_file(&path)?));
        } else {
            others.push((name, std::fs::read(&path).map_err(|e| CliFault::io(path.display(), e))?));
        }
    }
    forget();
    let chosen = new_passphrase()?;
    let mut salt = Salt::default();
    salt.copy_from_slice(&crate::found::secret()?[..16]);
    let key = derive(&chosen, &salt)?;
    sweep(dir)?;
    let next = beside(dir);
    let io = |e: std::io::Error| CliFault::io(next.display(), e);
    store::atomic::folder(&next)?;
    for (name, text) in &opened {
        let sealed = seal(text, salt, &key)?;
        // What cannot be read back is not put in the place of what can.
        if Sealed::read(&sealed).and_then(|file| file.open(&key)).as_ref() != Some(text) {
            return Err(damaged(&next.join(name)));
        }
        store::atomic::replace_secret(&next.join(name), sealed.as_bytes())?;
    }
    for (name, bytes) in &others {
        store::atomic::replace_secret(&next.join(name), bytes)?;
    }
    let here = rustix::fs::CWD;
    rustix::fs::renameat_with(here, dir, here, &next, rustix::fs::RenameFlags::EXCHANGE).map_err(|e| io(e.into()))?;
    let above = dir.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::File::open(above).and_then(|folder| folder.sync_all()).map_err(io)?;
    // The old ones, in the open or under the old passphrase.
    std::fs::remove_dir_all(&next).map_err(io)?;
    Ok(opened.len())
}

fn files(dir: &Path) -> Result<Vec<PathBuf>, CliFault> {
    let io = |e: std::io::Error| CliFault::io(dir.display(), e);
    let all = std::fs::read_dir(dir).map_err(io)?.map(|entry| entry.map(|e| e.path()).map_err(io));
    let mut all: Vec<PathBuf> = all.collect::<Result<_, _>>()?;
    all.sort();
    match all.iter().find(|path| !path.symlink_metadata().is_ok_and(|about| about.is_file())) {
        Some(path) => return Err(CliFault::io(path.display(), "not a plain file; nothing has changed")),
        None if all.iter().any(|path| is_secret(path)) => {}
        None => return Err(CliFault::io(dir.display(), "no files of keys")),
    }
    Ok(all)
}

fn seal(text: &str, salt: Salt, key: &[u8; 32]) -> Result<String, CliFault> {
    let nonce: [u8; 24] = crate::found::secret()?[..24].try_into().expect("24 of 32 bytes");
    Ok(Sealed::close(text, salt, nonce, key).text())
}

fn derive(passphrase: &str, salt: &Salt) -> Result<Secret, CliFault> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, Some(32)).expect("the cost is within bounds");
    let mut key = Secret::default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut **key)
        .map_err(|e| CliFault::io("deriving a key from the passphrase", e))?;
    Ok(key)
}

fn known(salt: &Salt) -> Option<Secret> {
    let derived = DERIVED.lock().unwrap_or_else(|e| e.into_inner());
    derived.as_ref().filter(|(of, _)| of == salt).map(|(_, key)| key.clone())
}

/// Never from the command line or the environment, which others may list.
fn passphrase() -> Result<Zeroizing<String>, CliFault> {
    credential(CREDENTIAL).map_or_else(|| ask("passphrase_ask", &no_passphrase()), Ok)
}

fn no_passphrase() -> Refusal {
    Refusal::new("passphrase-missing").with("credential", CREDENTIAL)
}

/// The PIN of a token: a credential, or asked for.
///
/// # Errors
/// `pin-missing`.
pub fn pin() -> Result<Zeroizing<String>, CliFault> {
    let missing = Refusal::new("pin-missing").with("credential", PIN_CREDENTIAL);
    credential(PIN_CREDENTIAL).map_or_else(|| ask("token_pin", &missing), Ok)
}

fn new_passphrase() -> Result<Zeroizing<String>, CliFault> {
    let chosen = match credential(NEW_CREDENTIAL) {
        Some(chosen) => chosen,
        None => {
            let chosen = ask("passphrase_new", &no_passphrase())?;
            if *chosen != *ask("passphrase_again", &no_passphrase())? {
                return Err(CliFault::refused(&Refusal::new("passphrase-differs")));
            }
            chosen
        }
    };
    if chosen.chars().count() < LEN_MIN {
        return Err(CliFault::refused(&Refusal::new("passphrase-short").with("min", LEN_MIN)));
    }
    Ok(chosen)
}

fn credential(name: &str) -> Option<Zeroizing<String>> {
    let folder = std::env::var_os("CREDENTIALS_DIRECTORY")?;
    let text = Zeroizing::new(std::fs::read_to_string(Path::new(&folder).join(name)).ok()?);
    Some(Zeroizing::new(text.trim_end_matches(['\n', '\r']).to_owned()))
}

/// Asks at the terminal, which does not show what is typed.
fn ask(question: &str, nobody: &Refusal) -> Result<Zeroizing<String>, CliFault> {
    let input = std::io::stdin();
    if !input.is_terminal() {
        return Err(CliFault::refused(nobody));
    }
    terminal::answer(&input, &ASKS.get().map_or_else(|| question.to_owned(), |asks| asks(question)))
}

fn refused(code: &'static str, path: &Path) -> CliFault {
    CliFault::refused(&Refusal::new(code).with("path", path.display()))
}

fn damaged(path: &Path) -> CliFault {
    CliFault::io(path.display(), "not an encrypted file of keys, or of another version")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn one_text_is_never_encrypted_the_same_way_twice() {
        assert_ne!(seal("a secret\n", [7; 16], &[9; 32]).unwrap(), seal("a secret\n", [7; 16], &[9; 32]).unwrap());
    }

    #[test]
    fn a_key_file_that_others_may_read_is_refused_by_name() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("desk.key");
        std::fs::write(&path, "a secret\n").unwrap();
        for mode in [0o640, 0o604, 0o644, 0o660] {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            let CliFault::Refused(why) = read(&path).unwrap_err() else { panic!("not a refusal") };
            assert_eq!(why[0].code, "key-file-open", "{mode:o}");
        }
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(read(&path).unwrap().as_str(), "a secret\n");
    }
}
