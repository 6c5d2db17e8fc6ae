//! Many scores in millionths, sorted without comparing: by digits of nine bits, the lowest first.

/// Bits of the highest score.
pub(super) const HIGHEST_BITS: u32 = 27;
const DIGIT_BITS: u32 = 9;
/// How far each digit stands from the lowest bit.
const PLACES: [u32; 3] = [0, DIGIT_BITS, 2 * DIGIT_BITS];
/// Below this many, comparing is as quick.
const MANY: usize = 2000;

/// Sorts numbers below 2^[`HIGHEST_BITS`].
pub(super) fn sort(values: &mut Vec<u32>) {
    if values.len() < MANY {
        values.sort_unstable();
        return;
    }
    debug_assert!(values.iter().all(|value| value >> HIGHEST_BITS == 0), "scores end at 100");
    let digit = |value: u32, place: u32| (value >> place) as usize % (1 << DIGIT_BITS);
    let mut counts = PLACES.map(|place| (place, [0u32; 1 << DIGIT_BITS]));
    for value in values.iter() {
        for (place, counts) in &mut counts {
            counts[digit(*value, *place)] += 1;
        }
    }
    let mut sorted = vec![0; values.len()];
    for (place, next) in &mut counts {
        let mut begin = 0;
        for count in next.iter_mut() {
            begin += std::mem::replace(count, begin);
        }
        for value in values.iter() {
            let at = &mut next[digit(*value, *place)];
            sorted[*at as usize] = *value;
            *at += 1;
        }
        std::mem::swap(values, &mut sorted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn many_and_few_are_sorted_as_by_comparing(seed in any::<u32>(), n in 0..6000usize, range in 1..100_000_001u32) {
            let next = |number: &u32| Some(number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
            let mut values: Vec<u32> = std::iter::successors(Some(seed), next).map(|x| x % range).take(n).collect();
            let mut expected = values.clone();
            expected.sort_unstable();
            sort(&mut values);
            prop_assert_eq!(values, expected);
        }
    }
}
