//! Discs moved apart until none covers another. None leaves its room, and none overtakes another on either axis: what stands further
//! right or higher is more.

use super::canvas::Rect;

/// A disc's own place, and the room that it stays in.
#[derive(Clone, Copy)]
pub(super) struct Home {
    pub(super) at: (f64, f64),
    pub(super) room: Rect,
}

/// Places of one value on an axis differ by no more than this.
const SAME: f64 = 1e-6;
/// Different values stay apart by this at least, where they are no closer themselves.
const STEP: f64 = 3.0;
const ROUNDS: usize = 200;

/// Places near the homes for discs of this radius. Discs of one home open as a block. Deterministic; where the rooms cannot hold them
/// all, the least crowded places found. The rooms lie in the order of the homes in them.
pub(super) fn spread(homes: &[Home], radius: f64) -> Vec<(f64, f64)> {
    let apart = radius * 2.0 + 2.0;
    let mut places = blocks(homes, radius, apart);
    settle(homes, radius, &mut places);
    for round in 0..ROUNDS {
        let mut moved = false;
        for i in 0..places.len() {
            for j in i + 1..places.len() {
                let (dx, dy) = (places[j].0 - places[i].0, places[j].1 - places[i].1);
                let distance = dx.hypot(dy);
                if distance >= apart - 0.01 {
                    continue;
                }
                moved = true;
                let (ux, uy) = direction((dx, dy), distance, (i, j, round));
                let push = (apart - distance) * 0.52;
                places[i] = (places[i].0 - ux * push, places[i].1 - uy * push);
                places[j] = (places[j].0 + ux * push, places[j].1 + uy * push);
            }
        }
        if !moved {
            break;
        }
        settle(homes, radius, &mut places);
    }
    places
}

/// Where to push the second of two discs.
fn direction((dx, dy): (f64, f64), distance: f64, (i, j, round): (usize, usize, usize)) -> (f64, f64) {
    // Discs on one spot part in a direction of their own.
    if distance < 0.01 {
        let (sin, cos) = f64::sin_cos((i * 7 + j * 3) as f64);
        return (cos, sin);
    }
    // A queue that cannot spread along its line is turned out of it.
    let turn = match (round < 60, (i + j) % 2) {
        (true, _) => 0.0,
        (false, 0) => 0.3,
        (false, _) => -0.3,
    };
    let (x, y, (sin, cos)) = (dx / distance, dy / distance, f64::sin_cos(turn));
    (x * cos - y * sin, x * sin + y * cos)
}

/// Homes that several discs share opened as blocks of rows around them, within their room.
fn blocks(homes: &[Home], radius: f64, apart: f64) -> Vec<(f64, f64)> {
    let shared = |a: &Home, b: &Home| (a.at.0 - b.at.0).abs() < SAME && (a.at.1 - b.at.1).abs() < SAME;
    let place = |(index, home): (usize, &Home)| {
        let count = homes.iter().filter(|other| shared(home, other)).count();
        let rank = homes[..index].iter().filter(|other| shared(home, other)).count();
        let Rect(_, _, wide, high) = home.room;
        let most = super::canvas::whole((wide - 2.0 * radius) / apart) + 1;
        let columns = (1..=count).find(|columns| columns * columns >= count).unwrap_or(1).min(most);
        let rows = count.div_ceil(columns);
        let (column, row) = (rank % columns, rank / columns);
        let off = |at: usize, of: usize| (at as f64 - (of - 1) as f64 / 2.0) * apart;
        // The whole block moves into the room, not each disc by itself.
        let reach = |of: usize| radius + (of - 1) as f64 / 2.0 * apart;
        let Rect(x, y, ..) = home.room;
        (
            within(home.at.0, (x, wide), reach(columns)) + off(column, columns),
            within(home.at.1, (y, high), reach(rows)) + off(row, rows),
        )
    };
    homes.iter().enumerate().map(place).collect()
}

/// The middle of something that reaches so far to both sides, within a stretch; that stretch's middle if it is longer.
fn within(at: f64, (from, length): (f64, f64), reach: f64) -> f64 {
    if length < reach * 2.0 { from + length / 2.0 } else { at.clamp(from + reach, from + length - reach) }
}

/// Brings all back in order on both axes, and into their rooms.
fn settle(homes: &[Home], radius: f64, places: &mut [(f64, f64)]) {
    let axis = |along: fn(&Home) -> f64, now: Vec<f64>| ordered(&homes.iter().map(along).collect::<Vec<_>>(), &now);
    let across = axis(|home| home.at.0, places.iter().map(|place| place.0).collect());
    let down = axis(|home| home.at.1, places.iter().map(|place| place.1).collect());
    for (index, Home { room: Rect(x, y, wide, high), .. }) in homes.iter().enumerate() {
        places[index] = (within(across[index], (*x, *wide), radius), within(down[index], (*y, *high), radius));
    }
}

/// The nearest places in the order of the values (pool adjacent violators; Ayer and others, 1955). Equal values keep their own order.
fn ordered(values: &[f64], places: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    let same = |a: usize, b: usize| (values[a] - values[b]).abs() < SAME;
    order.sort_by(|&a, &b| {
        let by_value = if same(a, b) { std::cmp::Ordering::Equal } else { values[a].total_cmp(&values[b]) };
        by_value.then(places[a].total_cmp(&places[b]))
    });
    // What each has to stay above the lowest, taken away before and given back after.
    let mut floor = 0.0;
    let mut floors = Vec::with_capacity(order.len());
    for (rank, &index) in order.iter().enumerate() {
        let gap = if rank == 0 { 0.0 } else { values[index] - values[order[rank - 1]] };
        floor += if gap < SAME { 0.0 } else { gap.min(STEP) };
        floors.push(floor);
    }
    // Runs that share a place: their sum and their number.
    let mut runs: Vec<(f64, usize)> = Vec::new();
    for (&index, floor) in order.iter().zip(&floors) {
        let mut run = (places[index] - floor, 1);
        while let Some(&(sum, count)) = runs.last().filter(|last| last.0 / last.1 as f64 >= run.0 / run.1 as f64) {
            run = (run.0 + sum, run.1 + count);
            runs.pop();
        }
        runs.push(run);
    }
    let settled = runs.iter().flat_map(|(sum, count)| std::iter::repeat_n(sum / *count as f64, *count));
    let mut result = vec![0.0; values.len()];
    for ((&index, floor), place) in order.iter().zip(&floors).zip(settled) {
        result[index] = place + floor;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FIELD: Rect = Rect(0.0, 0.0, 400.0, 300.0);

    fn closest(places: &[(f64, f64)]) -> f64 {
        let pairs = (0..places.len()).flat_map(|i| (0..i).map(move |j| (i, j)));
        pairs.map(|(i, j)| (places[i].0 - places[j].0).hypot(places[i].1 - places[j].1)).fold(f64::INFINITY, f64::min)
    }

    fn homes(places: &[(f64, f64)], room: Rect) -> Vec<Home> {
        places.iter().map(|at| Home { at: *at, room }).collect()
    }

    #[test]
    fn a_pile_of_discs_opens_within_the_field() {
        let places = spread(&homes(&[(60.0, 60.0); 12], FIELD), 13.0);
        assert!(closest(&places) >= 26.0, "{}", closest(&places));
        assert!(places.iter().all(|p| (13.0..=387.0).contains(&p.0) && (13.0..=287.0).contains(&p.1)));
    }

    #[test]
    fn discs_of_one_place_stand_in_rows_around_it() {
        let places = spread(&homes(&[(200.0, 150.0); 4], FIELD), 13.0);
        assert_eq!(places, [(186.0, 136.0), (214.0, 136.0), (186.0, 164.0), (214.0, 164.0)]);
    }

    #[test]
    fn discs_that_stand_apart_stay() {
        let own = [(20.0, 20.0), (120.0, 40.0)];
        assert_eq!(spread(&homes(&own, Rect(0.0, 0.0, 200.0, 200.0)), 10.0), own);
    }

    proptest! {
        /// Efforts are whole, impacts nearly alike: what crowds a matrix.
        #[test]
        fn none_leaves_its_quadrant_or_overtakes_another(own in prop::collection::vec((0_u8..5, 0_u8..9), 1..16)) {
            let (split_x, split_y) = (180.0, 140.0);
            let home = |(x, y): &(u8, u8)| {
                let at = (40.0 + f64::from(*x) * 80.0, 60.0 + f64::from(*y) * 22.0);
                let (left, wide) = if at.0 < split_x { (0.0, split_x) } else { (split_x, 400.0 - split_x) };
                let (top, high) = if at.1 < split_y { (0.0, split_y) } else { (split_y, 300.0 - split_y) };
                Home { at, room: Rect(left, top, wide, high) }
            };
            let homes: Vec<_> = own.iter().map(home).collect();
            let places = spread(&homes, 10.5);
            for (home, place) in homes.iter().zip(&places) {
                let Rect(x, y, wide, high) = home.room;
                prop_assert!((x + 10.4..=x + wide - 10.4).contains(&place.0), "{place:?}");
                prop_assert!((y + 10.4..=y + high - 10.4).contains(&place.1), "{place:?}");
            }
            for (a, at) in homes.iter().zip(&places) {
                for (b, bt) in homes.iter().zip(&places) {
                    prop_assert!(a.at.0 >= b.at.0 || at.0 <= bt.0 + 0.01, "{at:?} {bt:?}");
                    prop_assert!(a.at.1 >= b.at.1 || at.1 <= bt.1 + 0.01, "{at:?} {bt:?}");
                }
            }
            prop_assert!(places.len() > 9 || closest(&places) >= 20.0, "{}", closest(&places));
        }
    }
}
