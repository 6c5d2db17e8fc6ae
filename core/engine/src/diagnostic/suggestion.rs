//! "Did you mean": the known name nearest to what was written.

/// The nearest of `known`, where it is near enough to be a slip of the hand.
pub fn did_you_mean<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // An id of another questionnaire may be megabytes of hostile text: a slip is short.
    if given.chars().count() > 80 {
        return None;
    }
    let given = given.to_lowercase();
    known
        .into_iter()
        .map(|k| (strsim::damerau_levenshtein(&given, &k.to_lowercase()), k))
        .filter(|(distance, k)| {
            let shorter = k.chars().count().min(given.chars().count());
            *distance <= 1 + shorter / 4 && *distance < shorter
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, k)| k)
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_finds_none() {
        assert_eq!(did_you_mean("tilte", ["title", "text"]), Some("title"));
        assert_eq!(did_you_mean("Governance ", ["governance"]), Some("governance"));
        assert_eq!(did_you_mean("zebra", ["title", "text"]), None);
        assert_eq!(did_you_mean("z", ["a", "b"]), None);
    }
}
