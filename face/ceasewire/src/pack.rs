//! Several files in one, for people to hand on.

use std::io::{Cursor, Write};
use zip::result::ZipResult;
use zip::write::{SimpleFileOptions, ZipWriter};

/// A ZIP file of these names and texts, as they are: proofs are hashes, which do not get smaller. The same files make the
/// same bytes, since no time of making stands in it.
///
/// # Errors
/// If two files have one name.
pub(crate) fn zip(files: &[(String, String)]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// What a proof is called among those of a call upon a guarantee.
pub(crate) fn proof_name(part: &str, index: u64) -> String {
    format!("{part}-{index}.tlog-proof")
}
