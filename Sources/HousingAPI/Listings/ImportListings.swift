import Housing

extension Listing {
    package static let imports = Listing(
        .imports, one: Words(da: "importen", en: "the import"),
        many: Words(da: "importer", en: "imports"), key: "import",
        fields: [
            Field("import", .number("I"), Words(da: "Import", en: "Import")),
            Field("kind", .code(.importKind), Words(da: "Slags", en: "Kind")),
            Field("file", .text, Words(da: "Fil", en: "File")),
            Field("association", .text, Words(da: "LBF-nr.", en: "LBF number")),
            Field("associations", .count, Words(da: "Organisationer", en: "Associations")),
            Field("sent_at", .instant, Words(da: "Sendt", en: "Sent")),
            Field("sent_by", .text, Words(da: "Af", en: "By")),
            Field("rows", .count, Words(da: "Rækker", en: "Rows")),
            Field("added", .count, Words(da: "Nye", en: "Added")),
            Field("changed", .count, Words(da: "Ændrede", en: "Changed")),
            Field("unchanged", .count, Words(da: "Uændrede", en: "Unchanged")),
            Field("refused", .count, Words(da: "Afvist", en: "Refused")),
            Field("errors", .count, Words(da: "Fejl", en: "Errors")),
            Field("changed_rents", .count, Words(da: "Ændrede huslejer", en: "Changed rents")),
            Field("late", .tenths, Words(da: "Dage efter", en: "Days late")),
            Field("late_most", .count, Words(da: "Højst", en: "At most")),
            Field("stored", .flag, Words(da: "Gemt", en: "Stored")),
            Field("readable_until", .day, Words(da: "Læsbar til", en: "Readable until")),
            Field("sha256", .text, Words(da: "SHA-256", en: "SHA-256")),
        ],
        shown: [
            "import", "kind", "file", "association", "sent_at", "rows", "added", "changed", "unchanged", "refused",
            "late",
        ],
        sort: "-import", right: .readImports)

    /// What each association has sent of units: `bolig imports list --by association`. Days late are from the day a unit
    /// was received to the day of the file that brought it, on average over stored files.
    package static let importAssociations = Listing(
        .importAssociations, one: Words(da: "boligorganisationen", en: "the association"),
        many: Words(da: "hvad boligorganisationerne har sendt", en: "what associations have sent"), key: "association",
        fields: [
            Field("association", .text, Words(da: "LBF-nr.", en: "LBF number")),
            Field("name", .text, Words(da: "Navn", en: "Name")),
            Field("files", .count, Words(da: "Filer", en: "Files")),
            Field("refused_files", .count, Words(da: "Afviste filer", en: "Refused files")),
            Field("rows", .count, Words(da: "Rækker", en: "Rows")),
            Field("errors", .count, Words(da: "Fejl", en: "Errors")),
            Field("changed_rents", .count, Words(da: "Ændrede huslejer", en: "Changed rents")),
            Field("late", .tenths, Words(da: "Dage efter", en: "Days late")),
            Field("late_most", .count, Words(da: "Højst", en: "At most")),
            Field("last_sent_at", .instant, Words(da: "Sidst sendt", en: "Last sent")),
        ],
        shown: [
            "association", "name", "files", "refused_files", "rows", "errors", "changed_rents", "late", "late_most",
        ],
        sort: "association", right: .readImports)
}
