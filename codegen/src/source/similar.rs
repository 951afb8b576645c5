//! What a mistyped name may have meant.

/// Returns the candidate that takes the fewest edits to get to from `name`; of several the first. It has to be
/// close enough for `name` to be a slip of the pen: a third of its letters are edited at most, and never all.
pub fn similar_name<'c>(
    name: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let name: Vec<char> = fold(name);
    let most = (name.len() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let folded = fold(candidate);
        if folded.len().abs_diff(name.len()) > most {
            continue;
        }
        let distance = edits(&name, &folded);
        if distance <= most.min(name.len().saturating_sub(1))
            && best.is_none_or(|(least, _)| distance < least)
        {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Returns the characters of `name` without what people mistake most: case and separators. Names
/// longer than any real one are cut, so that the comparison stays quick.
fn fold(name: &str) -> Vec<char> {
    let letters = name.chars().filter(|it| !matches!(it, '-' | '_' | ' '));
    letters.flat_map(char::to_lowercase).take(128).collect()
}

/// Counts the insertions, removals, replacements and swaps of neighbours between two texts.
fn edits(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (row, from) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, to) in right.iter().enumerate() {
            let replaced = above[column] + usize::from(from != to);
            let mut least = replaced.min(above[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && *from == right[column - 1] && left[row - 1] == *to {
                least = least.min(before[column - 1] + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut above, current);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_nothing_else() {
        let names = ["User", "Users", "Error401Unauthorized", "limit"];
        assert_eq!(similar_name("Usr", names), Some("User"));
        assert_eq!(similar_name("users", names), Some("Users"));
        assert_eq!(similar_name("lmiit", names), Some("limit"));
        assert_eq!(
            similar_name("error-401-unauthorized", names),
            Some("Error401Unauthorized")
        );
        assert_eq!(similar_name("cursor", names), None);
        assert_eq!(similar_name("", ["abc"]), None);
    }
}
