//! Looks for rare bytes: several at a time, since few texts hold one.

/// The first byte that `told` tells of; it should compare without branches.
#[inline]
pub(crate) fn first(bytes: &[u8], told: impl Fn(u8) -> bool) -> Option<usize> {
    const STEP: usize = 16;
    let (steps, rest) = bytes.as_chunks::<STEP>();
    let before = steps.iter().take_while(|step| !holds(step, &told)).count();
    let from = before * STEP;
    let near = match steps.get(before) {
        Some(step) => step.as_slice(),
        None if ends_without(bytes, &told) => return None,
        None => rest,
    };
    near.iter().position(|byte| told(*byte)).map(|at| from + at)
}

#[inline]
fn holds<const N: usize>(bytes: &[u8; N], told: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(false, |any, byte| any | told(*byte))
}

/// Whether none is among the last bytes, fewer than sixteen of which are new; those before them were looked at.
fn ends_without(bytes: &[u8], told: impl Fn(u8) -> bool) -> bool {
    fn both<const N: usize>(bytes: &[u8], told: impl Fn(u8) -> bool) -> bool {
        let held = |part: Option<&[u8; N]>| part.is_some_and(|part| holds(part, &told));
        held(bytes.first_chunk()) | held(bytes.last_chunk())
    }
    !match bytes.len() {
        16.. => bytes.last_chunk::<16>().is_some_and(|part| holds(part, told)),
        8.. => both::<8>(bytes, told),
        4.. => both::<4>(bytes, told),
        _ => bytes.iter().any(|byte| told(*byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        for length in 0..70 {
            for at in 0..length {
                let mut bytes = vec![b'a'; length];
                bytes[at] = b'&';
                assert_eq!(first(&bytes, |b| b == b'&'), Some(at));
                bytes[length - 1] = b'&';
                assert_eq!(first(&bytes, |b| b == b'&'), Some(at));
            }
            assert_eq!(first(&vec![b'a'; length], |b| b == b'&'), None);
        }
    }
}
