//! `accuse`: two proofs that cannot both be true become files of evidence. Needs no node.

use super::Face;
use super::proofs::write_text;
use super::verify::{bundle_refusal, form};
use crate::api::{File, RefusalText};
use crate::fault::CliFault;
use act::Refusal;
use record::bundle::Bundle;
use record::exhibit;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// `accuse`.
#[derive(clap::Args, Debug)]
pub struct AccuseArgs {
    /// A proof, as `prove` writes it
    first: PathBuf,
    /// Another, of the same mechanism: of the same place in the record or the same name, or with a checkpoint of the same
    /// size or of a record without that act
    second: PathBuf,
    /// Where to write the file of evidence; "-" for the standard output. Where the two show more than one thing, the word for
    /// what else they show is added for each further file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Writes a file for each thing that the two show, if they contradict each other.
pub fn run(face: &Face, args: &AccuseArgs) -> Result<(), CliFault> {
    let (first, second) = (proof(&args.first)?, proof(&args.second)?);
    let found = exhibit::compare(&first, &second);
    if found.is_empty() {
        return Err(CliFault::refused(&Refusal::new("proofs-agree")));
    }
    for (n, file) in found.iter().enumerate() {
        let text = file.to_string();
        let name = format!("{}-{}", file.kind(), data_encoding::HEXLOWER.encode(&Sha256::digest(&text)[..8]));
        let to = args.output.as_deref().map(|path| further(path, n, file.kind()));
        write_text(face, &File { name, text }, to.as_deref())?;
    }
    Ok(())
}

/// The first file's path, and those of others beside it.
fn further(path: &Path, n: usize, kind: &str) -> PathBuf {
    if n == 0 || path == Path::new("-") {
        return path.to_path_buf();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(format!("-{kind}"));
    name.into()
}

/// A proof that holds: nobody is accused by one that does not.
fn proof(path: &Path) -> Result<Bundle, CliFault> {
    let not = |refusal: &Refusal| CliFault::NotVerified(vec![RefusalText::from(refusal)]);
    let bytes = std::fs::read(path).map_err(|e| CliFault::io(path.display(), e))?;
    let text = String::from_utf8(bytes).map_err(|_| not(&form("UTF-8")))?;
    let bundle = Bundle::parse(&text).map_err(|fault| not(&bundle_refusal(&fault)))?;
    bundle.verify(None).map_err(|fault| not(&bundle_refusal(&fault)))?;
    Ok(bundle)
}
