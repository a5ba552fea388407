//! The bytes of a file of evidence. The layout stands in the module above.

use super::{Exhibit, Parts, Place, Registration};
use act::cbor::{CborFault, Reader, Writer, need, opt};
use act::{Approval, Kernel, KeyBytes, MemberId, Purpose};
use alloc::vec::Vec;
use tlog::Hash;

/// Wire number of the kernel act.
const SUCCESSION: u64 = 29;

pub(super) fn write(exhibit: &Exhibit) -> Vec<u8> {
    let mut w = Writer::new();
    let later = !exhibit.successions.is_empty();
    w.map(4 + usize::from(later)).uint(1).bytes(&exhibit.founding).uint(2).uint(exhibit.number()).uint(3);
    write_parts(&mut w, &exhibit.parts);
    w.uint(4).array(exhibit.keys.len());
    exhibit.keys.iter().for_each(|key| write_key(&mut w, key));
    if later {
        w.uint(5).array(exhibit.successions.len());
        exhibit.successions.iter().for_each(|change| write_succession(&mut w, change));
    }
    w.done()
}

pub(super) fn read(body: &[u8]) -> Result<Exhibit, CborFault> {
    let pairs = Reader::whole(body, Reader::map)?;
    let kind = need(&pairs, 2)?.uint()?;
    Ok(Exhibit {
        founding: need(&pairs, 1)?.bytes()?.to_vec(),
        parts: read_parts(&mut need(&pairs, 3)?, kind)?,
        keys: need(&pairs, 4)?.list(read_key)?,
        successions: opt(&pairs, 5).map_or(Ok(Vec::new()), |mut r| r.list(read_succession))?,
    })
}

fn write_parts(w: &mut Writer, parts: &Parts) {
    match parts {
        Parts::Fork { first, second, root, hashes } => {
            w.array(4).text(first).text(second).bytes(root);
            write_hashes(w, hashes);
        }
        Parts::TwoLeaves { index, first, second } => {
            w.array(7).uint(*index);
            for (leaf, hashes, head) in [first, second] {
                write_hashes(w.bytes(leaf), hashes);
                w.text(head);
            }
        }
        Parts::BadLeaf { places, head } => {
            w.array(2).array(places.len());
            places.iter().for_each(|place| write_place(w, place));
            w.text(head);
        }
        Parts::FalseReceipt { receipt, act, place, head } => {
            write_place(w.array(4).bytes(receipt).bytes(act), place);
            w.text(head);
        }
        Parts::TwoReceipts { first, second } | Parts::TwoTexts { first, second } => {
            w.array(2).bytes(first).bytes(second);
        }
        Parts::BackDated { place, head, before } => {
            write_place(w.array(3), place);
            w.text(head).text(before);
        }
        Parts::BadSeal { act, key } => {
            w.array(2).bytes(act).bytes(key);
        }
        Parts::SeenOther { place, head, root, hashes } => {
            write_place(w.array(4), place);
            // No root where the author saw more leaves than there were.
            w.text(head).bytes(root.as_ref().map_or(&[], |root| root));
            write_hashes(w, hashes);
        }
        Parts::Omission { act, deposits, from, frontier, leaves, head } => {
            write_many(w.array(6).bytes(act), deposits);
            write_hashes(w.uint(*from), frontier);
            write_many(w, leaves);
            w.text(head);
        }
    }
}

fn read_parts(r: &mut Reader<'_>, kind: u64) -> Result<Parts, CborFault> {
    let parts = match kind {
        1 => {
            r.array_len(4)?;
            Parts::Fork { first: r.text()?, second: r.text()?, root: r.array_of()?, hashes: read_hashes(r)? }
        }
        2 => {
            r.array_len(7)?;
            let index = r.uint()?;
            let mut leaf = || Ok::<_, CborFault>((r.bytes()?.to_vec(), read_hashes(r)?, r.text()?));
            Parts::TwoLeaves { index, first: leaf()?, second: leaf()? }
        }
        3 => {
            r.array_len(2)?;
            Parts::BadLeaf { places: r.list(read_place)?, head: r.text()? }
        }
        4 => {
            r.array_len(4)?;
            let (receipt, act) = (r.bytes()?.to_vec(), r.bytes()?.to_vec());
            Parts::FalseReceipt { receipt, act, place: read_place(r)?, head: r.text()? }
        }
        5 | 7 => {
            r.array_len(2)?;
            let (first, second) = (r.bytes()?.to_vec(), r.bytes()?.to_vec());
            if kind == 5 { Parts::TwoReceipts { first, second } } else { Parts::TwoTexts { first, second } }
        }
        6 => {
            r.array_len(3)?;
            Parts::BackDated { place: read_place(r)?, head: r.text()?, before: r.text()? }
        }
        8 => {
            r.array_len(2)?;
            Parts::BadSeal { act: r.bytes()?.to_vec(), key: r.array_of()? }
        }
        9 => {
            r.array_len(4)?;
            let (place, head, root) = (read_place(r)?, r.text()?, r.bytes()?);
            let root = if root.is_empty() { None } else { Some(root.try_into().map_err(|_| CborFault::Range)?) };
            Parts::SeenOther { place, head, root, hashes: read_hashes(r)? }
        }
        10 => {
            r.array_len(6)?;
            Parts::Omission {
                act: r.bytes()?.to_vec(),
                deposits: read_many(r)?,
                from: r.uint()?,
                frontier: read_hashes(r)?,
                leaves: read_many(r)?,
                head: r.text()?,
            }
        }
        _ => return Err(CborFault::Range),
    };
    Ok(parts)
}

fn write_place(w: &mut Writer, place: &Place) {
    write_hashes(w.array(3).uint(place.index).bytes(&place.leaf), &place.hashes);
}

fn read_place(r: &mut Reader<'_>) -> Result<Place, CborFault> {
    r.array_len(3)?;
    Ok(Place { index: r.uint()?, leaf: r.bytes()?.to_vec(), hashes: read_hashes(r)? })
}

fn write_hashes(w: &mut Writer, hashes: &[Hash]) {
    hashes.iter().fold(w.array(hashes.len()), |w, hash| w.bytes(hash));
}

fn read_hashes(r: &mut Reader<'_>) -> Result<Vec<Hash>, CborFault> {
    r.list(|r| r.array_of())
}

fn write_many(w: &mut Writer, many: &[Vec<u8>]) {
    many.iter().fold(w.array(many.len()), |w, bytes| w.bytes(bytes));
}

fn read_many(r: &mut Reader<'_>) -> Result<Vec<Vec<u8>>, CborFault> {
    r.list(|r| r.bytes().map(<[u8]>::to_vec))
}

fn write_key(w: &mut Writer, key: &Registration) {
    w.map(4).uint(1).text(&key.name).uint(2).bytes(&key.public).uint(3).uint(key.purpose as u64).uint(9);
    w.array(key.approvals.len());
    for a in &key.approvals {
        w.array(3).uint(a.member.0).uint(a.root).bytes(&a.signature);
    }
}

/// Its fields as an act of succession carries them.
fn write_succession(w: &mut Writer, change: &Kernel) {
    let fields = change.fields();
    fields.iter().fold(w.map(fields.len()), |w, (number, item)| w.uint(*number).raw(item));
}

fn read_succession(r: &mut Reader<'_>) -> Result<Kernel, CborFault> {
    let fields = r.map()?.into_iter().map(|(number, item)| (number, item.to_vec())).collect();
    Kernel::read(SUCCESSION, &fields)?.ok_or(CborFault::Range)
}

fn read_key(r: &mut Reader<'_>) -> Result<Registration, CborFault> {
    let pairs = r.map()?;
    let purpose = need(&pairs, 3)?.uint()?;
    let purposes = [Purpose::Desk, Purpose::Machine, Purpose::Field];
    Ok(Registration {
        name: need(&pairs, 1)?.text()?,
        public: KeyBytes::from_slice(need(&pairs, 2)?.bytes()?).ok_or(CborFault::Range)?,
        purpose: purposes.into_iter().find(|p| *p as u64 == purpose).ok_or(CborFault::Range)?,
        approvals: need(&pairs, 9)?.list(|r| {
            r.array_len(3)?;
            Ok::<_, CborFault>(Approval { member: MemberId(r.uint()?), root: r.uint()?, signature: r.array_of()? })
        })?,
    })
}
