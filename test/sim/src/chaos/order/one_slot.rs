//! A latch as one would write it who has not thought of torn writes.

use super::*;
use store::disk::Disk;

pub(super) fn read(disk: &Faulty) -> Result<Option<Latch>, OrderFault> {
    let bytes = disk.read(Path::new(LATCH)).map_err(OrderFault::Store)?;
    bytes.map(|bytes| Latch::decode(&bytes).map_err(OrderFault::Sequencer)).transpose()
}

pub(super) fn write(disk: &Faulty, latch: &Latch) -> Result<(), String> {
    let (path, bytes) = (Path::new(LATCH), latch.encode());
    if !disk.exists(path).is_ok_and(|there| there) {
        return disk.replace(path, &bytes, 0o600).map_err(|fault| fault.to_string());
    }
    let written = disk.open(path).and_then(|file| {
        file.write_all_at(&bytes, 0)?;
        file.sync()
    });
    written.map_err(|fault| fault.to_string())
}
