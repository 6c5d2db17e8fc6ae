//! Figures against scipy, numpy, pingouin, krippendorff and statsmodels; and input that allows none.

use super::*;

fn near(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

// References: tests/reference/reference.py (scipy, numpy, pingouin).
#[test]
fn welch_agrees_with_scipy() {
    let sampled = |mean, error, freedom| Sampled { mean, error, freedom };
    let found =
        welch(sampled(63.958_333_333_333_336, 6.093_171_268_814_879, 5.0), sampled(48.75, 5.253_966_755_382_705, 3.0));
    near(found.difference, 15.208_333_333_333_336);
    near(found.half, 18.589_605_719_629_354);
    near(found.freedom, 7.910_672_000_230_803);
    near(found.p, 0.095_800_342_652_831_27);
    assert!(!found.certain());
    let found = welch(sampled(80.625, 0.374_999_999_999_999_94, 7.0), sampled(20.4, 0.509_901_951_359_278_4, 4.0));
    near(found.p / 1.091_561_179_131_471_6e-13, 1.0);
    assert!(found.certain());
}

#[test]
fn quantiles_and_ranks_agree_with_numpy_and_scipy() {
    let x = [1.0, 2.0, 2.0, 3.5, 7.0, 9.0];
    near(quantile_7(&x, 0.25), 2.0);
    near(quantile_7(&x, 0.5), 2.75);
    near(quantile_7(&x, 0.75), 6.125);
    near(percentile_rank(&x, 2.0), 33.333_333_333_333_33);
    near(percentile_rank(&x, 0.0), 0.0);
    near(percentile_rank(&x, 9.0), 91.666_666_666_666_67);
}

#[test]
fn correlations_agree_with_scipy_and_numpy() {
    let pairs = [
        (62.5, 8.0, 1.0),
        (75.0, 9.0, 2.0),
        (40.0, 3.0, 1.0),
        (81.25, 10.0, 0.5),
        (55.0, 7.0, 1.5),
        (70.0, 6.0, 1.0),
        (37.5, 5.0, 1.0),
        (90.0, 9.0, 0.8),
    ];
    let plain = correlation(&pairs.map(|(x, y, _)| (x, y, 1.0))).expect("it varies");
    near(plain.r, 0.858_937_366_442_763);
    near(plain.interval.0, 0.390_809_927_245_409_6);
    near(plain.interval.1, 0.974_048_218_163_927_3);
    let weighted = correlation(&pairs).expect("it varies");
    near(weighted.r, 0.852_656_369_493_297_6);
    near(weighted.interval.0, 0.272_747_435_250_929_7);
    near(weighted.interval.1, 0.978_103_287_356_971_2);
}

#[test]
fn a_correlation_needs_four_people_who_vary() {
    let line = [(1.0, 2.0, 1.0), (2.0, 4.0, 1.0), (3.0, 6.0, 1.0), (4.0, 8.0, 1.0)];
    let whole = correlation(&line).expect("it varies");
    near(whole.r, 1.0);
    assert!(whole.interval.0 <= whole.r && whole.r <= whole.interval.1);
    assert_eq!(correlation(&line[..3]), None);
    assert_eq!(correlation(&line.map(|(_, y, w)| (5.0, y, w))), None);
    assert_eq!(correlation(&line.map(|(x, _, w)| (x, 5.0, w))), None);
    assert_eq!(correlation(&[]), None);
    // One voice outweighs all others.
    assert_eq!(correlation(&[(1.0, 2.0, 1e9), (2.0, 4.0, 1.0), (3.0, 5.0, 1.0), (4.0, 8.0, 1.0)]), None);
}

#[test]
fn alpha_agrees_with_pingouin() {
    let cases = [[0.0, 1.0, 1.0], [1.0, 2.0, 3.0], [2.0, 2.0, 3.0], [3.0, 3.0, 2.0], [1.0, 1.0, 0.0]];
    near(cronbach_alpha(cases.as_flattened(), 3).expect("alpha"), 0.806_25);
    assert_eq!(cronbach_alpha(&[1.0, 2.0], 1), Err(NoAlpha::FewQuestions));
    assert_eq!(cronbach_alpha(&[1.0; 8], 2), Err(NoAlpha::NoVariation));
    assert_eq!(cronbach_alpha(&[1.0, 2.0], 2), Err(NoAlpha::FewCases));
    assert_eq!(cronbach_alpha(&[], 2), Err(NoAlpha::FewCases));
}

const ONE: [f64; 10] = [4.0, 5.0, 4.0, 3.0, 4.0, 5.0, 4.0, 4.0, 2.0, 4.0];

/// Ratings of things, each in the order of the raters, counted.
fn counted<R: AsRef<[f64]>>(things: &[R]) -> Ratings {
    Ratings::of(things.iter().map(|thing| thing.as_ref().iter().copied()))
}

/// The moments of things rated by the same people, the people being the cases.
fn moments<R: AsRef<[f64]>>(things: &[R]) -> Moments {
    let people = things.first().map_or(0, |thing| thing.as_ref().len());
    let cases: Vec<f64> =
        (0..people).flat_map(|person| things.iter().map(move |thing| thing.as_ref()[person])).collect();
    Moments::of(&cases, things.len())
}

// References of agreement and of many comparisons: tests/reference/agreement.py.
#[test]
fn r_wg_agrees_with_numpy() {
    near(r_wg(&counted(&[ONE]), 5).expect("two levels"), 0.616_666_666_666_666_7);
    near(r_wg(&counted(&[[1.0, 5.0, 1.0, 5.0]]), 5).expect("two levels"), -1.666_666_666_666_666_5);
    near(r_wg(&counted(&[[3.0; 4]]), 5).expect("two levels"), 1.0);
    assert_eq!(r_wg(&counted(&[[3.0]]), 5), Err(NoAgreement::FewPeople));
    assert_eq!(r_wg(&counted(&[[]]), 5), Err(NoAgreement::FewPeople));
    assert_eq!(r_wg(&counted(&[[3.0, 3.0]]), 1), Err(NoAgreement::FewLevels));
    let four = [
        ONE.to_vec(),
        vec![3.0, 3.0, 4.0, 2.0, 3.0, 3.0, 3.0, 4.0, 2.0, 3.0],
        vec![5.0, 5.0, 5.0, 4.0, 5.0, 4.0, 5.0, 5.0, 5.0, 4.0],
        vec![1.0, 5.0, 1.0, 5.0, 2.0, 4.0, 3.0, 3.0, 2.0, 4.0],
    ];
    near(r_wg_j(&moments(&four), 5).expect("four questions"), 0.825_396_825_396_825_4);
    near(r_wg_j(&moments(&[[1.0, 5.0, 1.0, 5.0]]), 5).expect("a question"), 0.0);
    assert_eq!(r_wg_j(&moments::<Vec<f64>>(&[]), 5), Err(NoAgreement::FewQuestions));
}

#[test]
fn krippendorff_agrees_with_the_package_of_that_name() {
    let ratings =
        ["1 2 3 3 2 1 4 1 2 - - -", "1 2 3 3 2 2 4 1 2 5 - 3", "- 3 3 3 2 3 4 2 2 5 1 -", "1 2 3 3 2 4 4 1 2 5 1 -"];
    let raters: Vec<Vec<Option<f64>>> =
        ratings.iter().map(|row| row.split(' ').map(|cell| cell.parse().ok()).collect()).collect();
    let things: Vec<Vec<f64>> = (0..12).map(|thing| raters.iter().filter_map(|row| row[thing]).collect()).collect();
    near(krippendorff_ordinal(&counted(&things)).expect("it varies"), 0.815_387_503_754_881_4);
    let apart = [(0.0, 3.0), (3.0, 0.0), (1.0, 2.0), (2.0, 1.0), (0.0, 3.0)].map(|(a, b)| vec![a, b]);
    near(krippendorff_ordinal(&counted(&apart)).expect("it varies"), -0.8);
    assert_eq!(krippendorff_ordinal(&Ratings::default()), Err(NoAgreement::FewPeople));
    assert_eq!(krippendorff_ordinal(&counted(&[vec![1.0], vec![2.0]])), Err(NoAgreement::FewPeople));
    assert_eq!(krippendorff_ordinal(&counted(&[vec![2.0, 2.0]])), Err(NoAgreement::NoVariation));
}

#[test]
fn levels_of_a_reversed_question_are_those_of_the_others() {
    let level = |steps: f64| steps / 3.0;
    let reversed = |steps: f64| 1.0 - (3.0 - steps) / 3.0;
    assert!(level(2.0) < reversed(2.0), "they differ in the last place");
    let rated = |of: fn(f64) -> f64| [[1.0, 1.0], [2.0, 2.0], [2.0, 0.0], [3.0, 2.0]].map(|row| row.map(of).to_vec());
    let plain = krippendorff_ordinal(&counted(&rated(|steps| steps / 3.0))).expect("it varies");
    let mut mixed = rated(|steps| steps / 3.0);
    mixed[1] = [2.0, 2.0].map(reversed).to_vec();
    near(krippendorff_ordinal(&counted(&mixed)).expect("it varies"), plain);
}

#[test]
fn the_intraclass_correlation_agrees_with_pingouin() {
    let table = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
    let things = table.map(|row| row.map(f64::from).to_vec());
    let found = icc_2k(&moments(&things)).expect("six things, four raters");
    near(found.value, 0.620_050_547_598_989_3);
    let (low, high) = found.interval.expect("both ends");
    near(low, 0.071_136_815_302_503_4);
    near(high, 0.927_232_040_167_721_9);
    let same = icc_2k(&moments(&[vec![1.0, 1.0], vec![3.0, 3.0]])).expect("they differ");
    near(same.value, 1.0);
    assert_eq!(icc_2k(&moments(&things[..1])), Err(NoAgreement::FewThings));
    assert_eq!(icc_2k(&moments(&[vec![1.0], vec![2.0]])), Err(NoAgreement::FewPeople));
    assert_eq!(icc_2k(&moments(&[vec![2.0, 2.0], vec![2.0, 2.0]])), Err(NoAgreement::NoVariation));
    assert_eq!(icc_2k(&moments::<Vec<f64>>(&[])), Err(NoAgreement::FewThings));
}

#[test]
fn raters_who_see_no_order_have_neither_a_turned_interval_nor_a_high_figure() {
    // Two raters put three things in opposite orders: the things' means hardly differ.
    let opposite = [vec![1.0, 3.1], vec![2.0, 2.0], vec![3.0, 1.0]];
    assert_eq!(icc_2k(&moments(&opposite)), Err(NoAgreement::NoOrder));
    let weak = [vec![2.0, 5.0, 1.0], vec![3.0, 1.0, 4.0], vec![5.0, 4.0, 3.0]];
    let found = icc_2k(&moments(&weak)).expect("they differ a little");
    near(found.value, -33.0 / 13.0);
    assert!(found.interval.is_none_or(|(low, high)| low <= found.value && found.value <= high), "{found:?}");
}

#[test]
fn the_interval_of_alpha_agrees_with_pingouin() {
    let (low, high) = alpha_interval(0.806_25, 5, 3);
    near(low, 0.021_052_507_885_818_916);
    near(high, 0.978_423_268_009_704_5);
}

#[test]
fn holm_agrees_with_statsmodels() {
    let adjusted = holm(&[0.04, 0.001, 0.03, 0.2, 0.03, 0.6]);
    for (found, expected) in adjusted.iter().zip([0.15, 0.006, 0.15, 0.4, 0.15, 0.6]) {
        near(*found, expected);
    }
    assert_eq!(holm(&[]), Vec::<f64>::new());
    assert_eq!(holm(&[0.9, 0.8]), vec![1.0, 1.0]);
}

#[test]
fn needed_people_agree_with_scipy() {
    near(needed_for_margin(22.0, 3.0, None), 206.585_118_801_772_98);
    near(needed_for_margin(22.0, 3.0, Some(400.0)), 136.453_233_336_068_65);
    near(needed_for_difference(22.0, 5.0, 0.8), 304.868_988_019_170_2);
}
