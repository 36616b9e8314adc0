//! Finding separators and line ends, 64 bytes at a time.

/// Marks a position that ends a line.
pub(super) const LINE: u32 = 1 << 31;

const WIDTH: usize = 64;

/// For each byte a bit: is it the separator or a line end, is it a line end; and whether any is a quote.
struct Masks {
    ends: u64,
    lines: u64,
    quotes: bool,
}

/// Puts the places of all separators and line ends of `text` into `positions`, in order, line ends with [`LINE`]. False
/// when a quote is among the bytes: then they mean something else. A text is at most 2 GB long.
pub(super) fn index(text: &[u8], separator: u8, positions: &mut Vec<u32>) -> bool {
    debug_assert!(text.len() < LINE as usize);
    let mut count = 0;
    let (blocks, rest) = text.as_chunks::<WIDTH>();
    for (number, block) in blocks.iter().enumerate() {
        if !take(masks(block, separator), number * WIDTH, positions, &mut count) {
            return false;
        }
    }
    if !rest.is_empty() {
        // Bytes beyond the end must match nothing, whatever the separator is.
        let filler = if separator == b' ' { b'x' } else { b' ' };
        let mut block = [filler; WIDTH];
        block[..rest.len()].copy_from_slice(rest);
        if !take(
            masks(&block, separator),
            blocks.len() * WIDTH,
            positions,
            &mut count,
        ) {
            return false;
        }
    }
    positions.truncate(count);
    true
}

#[inline(always)]
fn take(masks: Masks, base: usize, positions: &mut Vec<u32>, count: &mut usize) -> bool {
    if masks.quotes {
        return false;
    }
    if positions.len() < *count + WIDTH {
        positions.resize((*count + WIDTH) * 2, 0);
    }
    let out = &mut positions[*count..*count + WIDTH];
    let (mut ends, mut at) = (masks.ends, 0);
    while ends != 0 {
        let bit = ends.trailing_zeros();
        let line = ((masks.lines >> bit) as u32 & 1) << 31;
        out[at & (WIDTH - 1)] = (base as u32 + bit) | line;
        at += 1;
        ends &= ends - 1;
    }
    *count += at;
    true
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn masks(block: &[u8; WIDTH], separator: u8) -> Masks {
    use std::arch::x86_64::{
        __m128i, _mm_cmpeq_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_or_si128, _mm_set1_epi8,
    };
    let splat = |byte: u8| {
        // SAFETY: SSE2 is part of every x86_64.
        unsafe { _mm_set1_epi8(byte as i8) }
    };
    let (separator, line, quote) = (splat(separator), splat(b'\n'), splat(b'"'));
    let mut masks = Masks {
        ends: 0,
        lines: 0,
        quotes: false,
    };
    let mut quotes = 0;
    for (number, quarter) in block.as_chunks::<16>().0.iter().enumerate() {
        // SAFETY: SSE2 is part of every x86_64, and the pointer is that of 16 bytes, of any alignment.
        let (ends, lines, quoted) = unsafe {
            let bytes = _mm_loadu_si128(quarter.as_ptr().cast::<__m128i>());
            let lines = _mm_cmpeq_epi8(bytes, line);
            let ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, separator), lines);
            let quoted = _mm_cmpeq_epi8(bytes, quote);
            (
                _mm_movemask_epi8(ends),
                _mm_movemask_epi8(lines),
                _mm_movemask_epi8(quoted),
            )
        };
        masks.ends |= u64::from(ends as u32) << (16 * number);
        masks.lines |= u64::from(lines as u32) << (16 * number);
        quotes |= quoted;
    }
    masks.quotes = quotes != 0;
    masks
}

#[cfg(not(target_arch = "x86_64"))]
#[inline(always)]
fn masks(block: &[u8; WIDTH], separator: u8) -> Masks {
    plain_masks(block, separator)
}

#[cfg(any(test, not(target_arch = "x86_64")))]
fn plain_masks(block: &[u8; WIDTH], separator: u8) -> Masks {
    let mut masks = Masks {
        ends: 0,
        lines: 0,
        quotes: false,
    };
    for (bit, byte) in block.iter().enumerate() {
        masks.ends |= u64::from(*byte == separator || *byte == b'\n') << bit;
        masks.lines |= u64::from(*byte == b'\n') << bit;
        masks.quotes |= *byte == b'"';
    }
    masks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slowly(text: &[u8], separator: u8) -> Option<Vec<u32>> {
        let end = |(at, byte): (usize, &u8)| match byte {
            b'\n' => Some(at as u32 | LINE),
            byte if *byte == separator => Some(at as u32),
            _ => None,
        };
        (!text.contains(&b'"')).then(|| text.iter().enumerate().filter_map(end).collect())
    }

    proptest! {
        #[test]
        fn every_end_is_found(text in "[a-c;,\n\r é\"]{0,400}", separator in prop::sample::select(vec![b';', b',', b' '])) {
            let mut positions = vec![7; 3];
            let found = index(text.as_bytes(), separator, &mut positions).then_some(positions);
            prop_assert_eq!(found, slowly(text.as_bytes(), separator));
        }

        #[test]
        fn both_kinds_of_masks_agree(block in prop::array::uniform32(prop::sample::select(b"a;\n\"".to_vec()))) {
            let mut wide = [b'a'; WIDTH];
            wide[16..48].copy_from_slice(&block);
            let (quick, plain) = (masks(&wide, b';'), plain_masks(&wide, b';'));
            prop_assert_eq!((quick.ends, quick.lines, quick.quotes), (plain.ends, plain.lines, plain.quotes));
        }
    }
}
