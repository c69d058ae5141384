package import Housing

/// What somebody does here. An account may have several roles; the local user of the embedded default has all but
/// `association`, which stands alone. Which rights a role has are rows of `role_right`; `Right.roles` is what is shipped.
package enum Role: String, Code {
    case caseworker, allocator, statistician, policy, receiver, association, auditor, administrator, protected

    package var words: Words {
        switch self {
        case .caseworker: Words(da: "Sagsbehandler", en: "Caseworker")
        case .allocator: Words(da: "Anviser", en: "Allocator")
        case .statistician: Words(da: "Statistiker", en: "Statistician")
        case .policy: Words(da: "Satser og rammer", en: "Policy")
        case .receiver: Words(da: "Modtager af filer", en: "Receiver")
        case .association: Words(da: "Boligorganisation", en: "Association")
        case .auditor: Words(da: "Revisor", en: "Auditor")
        case .administrator: Words(da: "Administrator", en: "Administrator")
        case .protected: Words(da: "Beskyttede borgere", en: "Protected citizens")
        }
    }
}
