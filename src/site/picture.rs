//! The pictures of the site: what is shown where a link to a page is shared,
//! and the icons. All are drawn from the mark and from words, when the site is
//! written.
//!
//! The words are drawn with a font that comes along (a part of Noto Sans CJK
//! JP, under `card`), because a machine that builds may have none. A word with
//! a character that is not in it fails the tests; fonttools make it anew, from
//! a file that holds all characters:
//!
//! ```sh
//! pyftsubset NotoSansCJK-Bold.ttc --font-number=0 --text-file=characters.txt \
//!   --output-file=noto-sans-cjk-jp-bold.otf --layout-features=kern \
//!   --no-hinting --desubroutinize --name-IDs=0,1,2,4,6,13,14
//! ```
//!
//! Must not know the disk.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::lang::Lang;
use crate::messages::card::{Card, words};

use super::escaped;

/// The mark, as browsers show it in a tab.
const MARK: &str = include_str!("../../static/favicon.svg");
const CARD: &str = include_str!("card/card.svg");
const FONT: &[u8] = include_bytes!("card/noto-sans-cjk-jp-bold.otf");

/// The width and height of a card, in pixels.
pub const CARD_SIZE: (u32, u32) = (1200, 630);

/// Width and height of the icons.
pub const ICON_SIZES: [u32; 3] = [180, 192, 512];

/// A picture as PNG.
pub struct Picture {
    /// Below the site's folder.
    pub path: String,
    pub png: Vec<u8>,
}

/// A picture that could not be made; the reason.
#[derive(Debug, thiserror::Error)]
#[error("the picture {0} cannot be drawn: {1}")]
pub struct Error(String, String);

/// The path of a card below the base.
pub fn card_path(card: Card, lang: Lang) -> String {
    format!("cards/{}.{}.png", card.name(), lang.tag())
}

/// The path of an icon below the base.
pub fn icon_path(size: u32) -> String {
    format!("icons/icon-{size}.png")
}

/// Draws them all.
pub fn all() -> Result<Vec<Picture>, Error> {
    let mut pictures = Vec::new();
    for card in Card::ALL {
        for lang in Lang::ALL {
            let path = card_path(card, lang);
            pictures.push(draw(path, &card_svg(card, lang), CARD_SIZE)?);
        }
    }
    for size in ICON_SIZES {
        pictures.push(draw(icon_path(size), &icon_svg(), (size, size))?);
    }
    Ok(pictures)
}

fn card_svg(card: Card, lang: Lang) -> String {
    let words = words(card, lang);
    let [first, second] = words.headline;
    CARD.replace("{mark}", &mark(80, 80, 76))
        .replace("{size}", "92")
        .replace("{first}", &escaped(first))
        .replace("{second}", &escaped(second))
        .replace("{about}", &escaped(words.about))
}

/// The mark on a ground of its own, with the room that systems cut away.
fn icon_svg() -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\">\
         <rect width=\"24\" height=\"24\" fill=\"#ffffff\"/>{}</svg>",
        mark(5, 5, 14)
    )
}

/// The mark at a place, to stand inside of another drawing.
fn mark(x: u32, y: u32, size: u32) -> String {
    let place = format!("<svg x=\"{x}\" y=\"{y}\" width=\"{size}\" height=\"{size}\" ");
    MARK.replacen("<svg ", &place, 1)
}

fn draw(path: String, svg: &str, (width, height): (u32, u32)) -> Result<Picture, Error> {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(FONT.to_vec());
    let options = Options {
        fontdb: Arc::new(fonts),
        ..Options::default()
    };
    let drawn = || -> Result<Vec<u8>, String> {
        let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
        let mut pixels = Pixmap::new(width, height).ok_or("it has no size")?;
        #[expect(
            clippy::cast_precision_loss,
            reason = "pictures are a few hundred pixels wide"
        )]
        let scale = Transform::from_scale(
            width as f32 / tree.size().width(),
            height as f32 / tree.size().height(),
        );
        resvg::render(&tree, scale, &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| error.to_string())
    };
    match drawn() {
        Ok(png) => Ok(Picture { path, png }),
        Err(reason) => Err(Error(path, reason)),
    }
}

#[cfg(test)]
mod tests {
    use skrifa::{FontRef, MetadataProvider};

    use super::*;

    #[test]
    fn every_word_can_be_drawn() {
        let font = FontRef::new(FONT).expect("a font");
        for card in Card::ALL {
            for lang in Lang::ALL {
                let words = words(card, lang);
                let all = words.headline.into_iter().chain([words.about, "Patchline"]);
                for character in all.flat_map(str::chars) {
                    assert!(
                        font.charmap().map(character).is_some(),
                        "{character} of {} is not in the font: see the head of this file",
                        card_path(card, lang)
                    );
                }
            }
        }
    }

    #[test]
    fn every_picture_is_there_and_small() {
        let pictures = all().expect("all pictures");
        assert_eq!(pictures.len(), Card::ALL.len() * 2 + ICON_SIZES.len());
        for picture in pictures {
            assert!(picture.png.starts_with(b"\x89PNG"), "{}", picture.path);
            assert!(
                picture.png.len() < 60 * 1024,
                "{}: {}",
                picture.path,
                picture.png.len()
            );
        }
    }
}
