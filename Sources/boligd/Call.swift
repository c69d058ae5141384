import Housing
import HousingAPI
import HousingStore
import Hummingbird

/// One operation asked for: who asks, and what for, all of it read and within its bounds.
struct Call<Query: Wire, Body: Wire>: Sendable {
    /// Who, under which request, why, and whether it is a dry run: what an event records.
    let act: Act
    /// What it is looked at for, where that was said.
    let purpose: String?
    /// Why the protection of a citizen is broken, where it is.
    let breakGlass: String?
    /// nil only where anybody may ask.
    let actor: Actor?
    /// The parts of the path, decoded, in order.
    let names: [String]
    let query: Query
    let body: Body
    let language: Language

    /// The one thing meant, by its number or the key it has in files.
    var name: String { names.first ?? "" }
}
