import Housing

/// The column that says whose row it is.
struct AssociationColumn: Sendable {
    let index: Int

    /// Replaces the association's name by its number, or says that it is unknown or not the one asked for.
    ///
    /// - Parameter addsUnknown: a register adds the associations it meets.
    func resolve(_ row: inout ReadRow, addsUnknown: Bool) {
        guard let text = row.text(index) else { return }
        var number = text
        if let directory = row.context.directory {
            if let known = directory.number(of: text) {
                number = known
            } else if !addsUnknown {
                row.add(.unknownAssociation, at: index)
            }
        }
        row.set(index, .text(number))
        guard let wanted = row.context.association, foldedKey(wanted) != foldedKey(number) else { return }
        // Offline nobody knows whose name it is, so a name is not held against the number asked for.
        if row.context.directory == nil, !number.unicodeScalars.contains(where: { ("0"..."9").contains($0) }) { return }
        row.add(.unknownAssociation, at: index, .rule(.otherAssociation(wanted)))
    }
}
