import Housing

extension Operations {
    /// A file of any kind. Beyond its own right it asks for the kind's.
    package static let importsCreate = Operation<FileQuery, Nothing, Never>(
        name: "imports.create", method: .post, path: "/v1/imports", access: .right(.sendFiles), persons: .none,
        writes: true,
        words: Words(da: "Send en fil; svaret er dens rapport", en: "Send a file; the answer is its report"),
        answer: .stream(importReport),
        ownProblems: ["body_too_large", "no_room_for_file", "interrupted", "unknown_association"], takesFile: true)

    /// A file that was asked about, taken in after all; beyond its own right it asks for the kind's.
    package static let importsConfirm = Operation<Nothing, Nothing, Never>(
        name: "imports.confirm", method: .post, path: "/v1/imports/{import}/confirm", access: .right(.sendFiles),
        persons: .none, writes: true,
        words: Words(
            da: "Bekræft det, der blev spurgt om i en fil, og gem den; svaret er dens nye rapport",
            en: "Confirm what was asked about in a file, and store it; the answer is its new report"),
        answer: .stream(importReport),
        ownProblems: ["unknown_import", "reason_missing", "import_stored", "import_unreadable"]
            + ["no_room_for_file", "interrupted", "import_broken"],
        takesFile: false)

    package static let importsReport = read(
        "imports.report", "/v1/imports/{import}/report", .right(.readImports), Nothing.self, .stream(importReport),
        as: Never.self, problems: ["unknown_import", "import_unreadable"] + ["not_opened", "key_unknown"],
        da: "Rapporten, som den blev givet", en: "The report as it was answered")

    /// One JSON object: each problem on a line of its own between the first line and the last. What somebody typed is there
    /// too, as `show` has it (`thing`).
    private static let importReport = Schema.object([
        Schema.Property("added", .whole(0...Int.max)), Schema.Property("changed", .whole(0...Int.max)),
        Schema.Property("changes", .list(.free, most: Int.max)),
        Schema.Property("file", .text(0...400)), Schema.Property("kind", .code(ImportKind.allCases.map(\.rawValue))),
        Schema.Property("problems", .list(.free, most: Int.max)), Schema.Property("read_as", .free),
        Schema.Property("refused", .whole(0...Int.max)), Schema.Property("rows", .whole(0...Int.max)),
        Schema.Property("stored", .flag), Schema.Property("thing", .free, isRequired: false),
        Schema.Property("unchanged", .whole(0...Int.max)),
    ])
}
