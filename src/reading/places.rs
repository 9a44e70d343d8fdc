//! Places by texts: where what a text names stands in a list.
//!
//! The standard library's map guards against texts that are made to slow it
//! down, and is made anew for every sort of key: a hundredth of the browser's
//! program. Who pastes such a text here slows down nobody else. Must not know
//! what is listed.

/// How many lists the texts are spread over. Ten thousand servers make ten a list.
const SPREAD: usize = 1024;

/// The places of texts.
#[derive(Debug, Default)]
pub(super) struct Places(Vec<Vec<(String, usize)>>);

impl Places {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    /// The place of a text; none where it was not put here.
    pub(super) fn get(&self, text: &str) -> Option<usize> {
        let known = self.0.get(spread(text))?;
        known
            .iter()
            .find(|(other, _)| other == text)
            .map(|(_, place)| *place)
    }

    /// The place that a text has already; else this one, which it keeps.
    pub(super) fn first(&mut self, text: String, place: usize) -> usize {
        if let Some(known) = self.get(&text) {
            return known;
        }
        self.0.resize_with(SPREAD, Vec::new);
        let list = spread(&text);
        self.0[list].push((text, place));
        place
    }
}

/// The list for a text, by the hash of Fowler, Noll and Vo.
fn spread(text: &str) -> usize {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash as usize % SPREAD
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_text_keeps_its_first_place(texts in prop::collection::vec("[ab]{0,4}", 0..99)) {
            let (mut ours, mut theirs) = (Places::new(), HashMap::new());
            for (place, text) in texts.iter().enumerate() {
                prop_assert_eq!(ours.get(text), theirs.get(text).copied());
                let expected = *theirs.entry(text.clone()).or_insert(place);
                prop_assert_eq!(ours.first(text.clone(), place), expected);
            }
        }
    }

    #[test]
    fn many_names_are_spread_evenly() {
        let mut places = Places::new();
        for number in 0..20_000 {
            places.first(format!("mbx{number:05}.example.com"), number);
        }
        let longest = places.0.iter().map(Vec::len).max();
        assert!(longest < Some(60), "{longest:?}");
    }
}
