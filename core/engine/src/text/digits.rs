//! Digits of small whole numbers, without a division by ten.

/// The two digits of a number below a hundred.
pub fn pair(number: u32) -> &'static str {
    const PAIRS: &str = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495\
                         0515253545556575859606162636465666768697071727374757677787980818283848586878889909192939495969798\
                         99";
    let at = 2 * usize::try_from(number).expect("below a hundred");
    &PAIRS[at..at + 2]
}

/// A number below a hundred.
pub fn below_100(number: u32) -> &'static str {
    &pair(number)[usize::from(number < 10)..]
}
