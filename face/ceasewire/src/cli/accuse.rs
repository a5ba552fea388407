//! `accuse`: two proofs that cannot both be of one record become one file of evidence. Needs no node.

use super::Face;
use super::proofs::write;
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
    /// Another, of the same mechanism: of the same place in the record, or of a record of the same size
    second: PathBuf,
    /// Where to write the file of evidence; "-" for the standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Writes the file, if the two contradict each other.
pub fn run(face: &Face, args: &AccuseArgs) -> Result<(), CliFault> {
    let (first, second) = (proof(&args.first)?, proof(&args.second)?);
    let found = exhibit::compare(&first, &second).ok_or_else(|| CliFault::refused(&Refusal::new("proofs-agree")))?;
    let text = found.to_string();
    let name = format!("{}-{}", found.kind(), data_encoding::HEXLOWER.encode(&Sha256::digest(&text)[..8]));
    write(face, &File { name, text }, args.output.as_deref())
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
