//! The page of attacks names tests and fuzz targets that exist.
#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;

fn sources(dir: &Path, all: &mut String) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() && name != "target" {
            sources(&path, all);
        } else if name.ends_with(".rs") {
            all.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_test_of_the_threat_model_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = std::fs::read_to_string(root.join("docs/threat-model.md")).unwrap();
    let mut code = String::new();
    ["core", "edge", "face", "test"].iter().for_each(|tier| sources(&root.join(tier), &mut code));
    let (tables, targets) = page.split_once("## Bytes of others").unwrap();
    let last = |line: &str| -> Vec<String> {
        let cell = line.trim_end_matches('|').rsplit_once('|').map_or("", |(_, cell)| cell);
        cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let rows = |text: &str| -> Vec<Vec<String>> {
        text.lines().filter(|l| l.starts_with("| ") && l.contains('`')).map(last).collect()
    };
    let named: Vec<String> = rows(tables).concat();
    assert!(named.len() > 35, "{named:?}");
    for name in named {
        assert!(code.contains(&format!("fn {name}(")), "no test is called {name}");
    }
    let folder = root.join("fuzz/fuzz_targets");
    let mut there: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let mut told = rows(targets).concat();
    there.sort();
    told.sort();
    assert_eq!(told, there, "every fuzz target has its row");
}
