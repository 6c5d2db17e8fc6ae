//! Who may be recognised: which groups are shown. One decision for the whole set of respondents, so that a group hidden in one
//! table cannot be computed from another.

use crate::answers::RespondentSet;

/// Which groups are shown, given who has a score in each partition (the overall figure and each domain).
///
/// A group is hidden where it has some, but fewer than the minimum, in any partition. People without a group are never shown, so they
/// count as hidden. In each partition the hidden people together must be none or reach the minimum: else the smallest shown group is
/// hidden too, since the total would give the rest away.
pub fn shown_groups(set: &RespondentSet, partitions: &[Vec<usize>]) -> Vec<bool> {
    shown_among(set, partitions, &vec![true; set.groups.len()])
}

/// The same among groups that are shown elsewhere: those that are not stay hidden.
pub fn shown_among(set: &RespondentSet, partitions: &[Vec<usize>], elsewhere: &[bool]) -> Vec<bool> {
    let groups = set.groups.len();
    let counts: Vec<Vec<usize>> = partitions
        .iter()
        .map(|members| {
            let mut count = vec![0; groups + 1];
            for &i in members {
                count[set.sheet.respondents[i].group.unwrap_or(groups)] += 1;
            }
            count
        })
        .collect();
    let mut size = vec![0; groups + 1];
    for r in &set.sheet.respondents {
        size[r.group.unwrap_or(groups)] += 1;
    }
    shown(&size, &counts, set.minimum, &|group| elsewhere[group])
}

/// The same over counts: people by group, those without one last, in all (`size`) and in each partition. Groups that are not `allowed`
/// are hidden to begin with.
pub fn shown(size: &[usize], counts: &[Vec<usize>], minimum: usize, allowed: &dyn Fn(usize) -> bool) -> Vec<bool> {
    let groups = size.len() - 1;
    let mut shown: Vec<bool> = (0..groups)
        .map(|g| allowed(g) && size[g] >= minimum && counts.iter().all(|c| c[g] == 0 || c[g] >= minimum))
        .collect();
    loop {
        let leaks = counts.iter().any(|c| {
            let hidden = c[groups] + (0..groups).filter(|g| !shown[*g]).map(|g| c[g]).sum::<usize>();
            hidden > 0 && hidden < minimum
        });
        let smallest = (0..groups).filter(|g| shown[*g]).min_by_key(|g| (size[*g], *g));
        match (leaks, smallest) {
            (true, Some(g)) => shown[g] = false,
            _ => return shown,
        }
    }
}
