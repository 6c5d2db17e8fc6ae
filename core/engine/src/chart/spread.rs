//! Discs moved apart until none covers another.

use super::canvas::Rect;

/// Places near the `homes` for discs of this radius, within the field, in the same order. Deterministic; when the field cannot hold
/// them all, the least crowded places found.
pub(super) fn spread(homes: &[(f64, f64)], radius: f64, Rect(x, y, w, h): Rect) -> Vec<(f64, f64)> {
    let apart = radius * 2.0 + 2.0;
    let mut places = homes.to_vec();
    let keep = |(px, py): (f64, f64)| {
        (px.clamp(x + radius, (x + w - radius).max(x + radius)), py.clamp(y + radius, (y + h - radius).max(y + radius)))
    };
    for place in &mut places {
        *place = keep(*place);
    }
    for round in 0..2000 {
        let mut moved = false;
        for i in 0..places.len() {
            for j in i + 1..places.len() {
                let (dx, dy) = (places[j].0 - places[i].0, places[j].1 - places[i].1);
                let distance = dx.hypot(dy);
                if distance >= apart - 0.01 {
                    continue;
                }
                moved = true;
                // Discs on one spot part in a direction of their own, so that a pile opens like a fan.
                let (ux, uy) = if distance < 0.01 {
                    let angle = (i * 7 + j * 3) as f64;
                    (angle.cos(), angle.sin())
                } else {
                    // A queue that cannot spread along its line is turned out of it.
                    let turn = if round < 60 {
                        0.0
                    } else if (i + j) % 2 == 0 {
                        0.3
                    } else {
                        -0.3
                    };
                    let (x, y, (sin, cos)) = (dx / distance, dy / distance, f64::sin_cos(turn));
                    (x * cos - y * sin, x * sin + y * cos)
                };
                let push = (apart - distance) * 0.52;
                places[i] = keep((places[i].0 - ux * push, places[i].1 - uy * push));
                places[j] = keep((places[j].0 + ux * push, places[j].1 + uy * push));
            }
        }
        if !moved {
            break;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closest(places: &[(f64, f64)]) -> f64 {
        let pairs = (0..places.len()).flat_map(|i| (0..i).map(move |j| (i, j)));
        pairs.map(|(i, j)| (places[i].0 - places[j].0).hypot(places[i].1 - places[j].1)).fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn a_pile_of_discs_opens_within_the_field() {
        let places = spread(&[(60.0, 60.0); 12], 13.0, Rect(0.0, 0.0, 400.0, 300.0));
        assert!(closest(&places) >= 26.0, "{}", closest(&places));
        assert!(places.iter().all(|p| (13.0..=387.0).contains(&p.0) && (13.0..=287.0).contains(&p.1)));
    }

    #[test]
    fn discs_that_stand_apart_stay() {
        let homes = [(20.0, 20.0), (120.0, 40.0)];
        assert_eq!(spread(&homes, 10.0, Rect(0.0, 0.0, 200.0, 200.0)), homes);
    }
}
