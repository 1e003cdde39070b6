package id.sigap.web.cases;

import java.util.Map;

/** The ledger's acts in the office's words. */
public final class Acts {
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("complaint.received", "Aduan diterima"),
            Map.entry("complaint.entered", "Dicatat oleh operator"),
            Map.entry("complaint.mended", "Masuk setelah kirimannya diperbaiki petugas"),
            Map.entry("complaint.rated", "Pelapor memberi nilai"),
            Map.entry("message.received", "Pesan pelapor masuk"),
            Map.entry("message.edited", "Pelapor mengubah pesannya"),
            Map.entry("message.deleted", "Pelapor menghapus pesannya"),
            Map.entry("contact.engaged", "Pelapor menanggapi tanpa menulis"),
            Map.entry("contact.blocked", "Pelapor memblokir akun kantor"),
            Map.entry("contact.unblocked", "Pelapor membuka blokir akun kantor"),
            Map.entry("case.claimed", "Diambil"),
            Map.entry("case.released", "Dilepas"),
            Map.entry("case.handed-over", "Diserahkan"),
            Map.entry("case.taken-over", "Diambil alih"),
            Map.entry("case.noted", "Catatan ditulis"),
            Map.entry("case.triaged", "Klasifikasi ditetapkan"),
            Map.entry("case.migrated", "Dipindahkan ke rilis lain"),
            Map.entry("case.escalated", "Diingatkan atau dieskalasi"),
            Map.entry("case.close-asked", "Diminta ditutup"),
            Map.entry("case.closed", "Ditutup"),
            Map.entry("case.reopened", "Dibuka kembali"),
            Map.entry("case.read", "Dibaca"),
            Map.entry("case.contact-shown", "Kontak pelapor dilihat"),
            Map.entry("case.merged", "Digabung"),
            Map.entry("case.unmerged", "Dipisahkan"),
            Map.entry("case.withdrawn", "Ditarik pelapor"),
            Map.entry("wording.written", "Redaksi ditulis"),
            Map.entry("wording.submitted", "Redaksi diajukan"),
            Map.entry("wording.approved", "Redaksi disetujui"),
            Map.entry("wording.returned", "Redaksi dikembalikan"),
            Map.entry("wording.rejected", "Redaksi ditolak"),
            Map.entry("reply.queued", "Jawaban siap dikirim"),
            Map.entry("reply.sending", "Pengiriman dimulai"),
            Map.entry("reply.sent", "Terkirim"),
            Map.entry("reply.unknown", "Hasil kirim belum pasti"),
            Map.entry("reply.postponed", "Pengiriman ditunda"),
            Map.entry("reply.rejected", "Ditolak platform"),
            Map.entry("reply.held", "Pengiriman ditahan"),
            Map.entry("reply.to-person", "Diserahkan kepada petugas untuk disampaikan"),
            Map.entry("reply.delivered-by-person", "Disampaikan oleh petugas"),
            Map.entry("reply.outside", "Dijawab di luar Sigap"),
            Map.entry("notice.queued", "Pemberitahuan disiapkan"),
            Map.entry("forwarding.sent", "Diteruskan ke instansi"),
            Map.entry("forwarding.answered", "Instansi menjawab"),
            Map.entry("forwarding.bounced", "Instansi mengembalikan"),
            Map.entry("deadline.started", "Tenggat berjalan"),
            Map.entry("deadline.met", "Tenggat terpenuhi"),
            Map.entry("deadline.missed", "Tenggat terlewat"),
            Map.entry("deadline.paused", "Tenggat berhenti sementara"),
            Map.entry("deadline.resumed", "Tenggat berjalan lagi"),
            Map.entry("deadline.moved", "Tenggat dihitung ulang"),
            Map.entry("incident.handed-over", "Insiden diserahkan"),
            Map.entry("job.retried", "Langkah dicoba lagi"),
            Map.entry("incident.opened", "Insiden dibuka"),
            Map.entry("incident.taken", "Insiden diambil"),
            Map.entry("incident.resolved", "Insiden selesai"),
            Map.entry("attachment.stored", "Berkas disimpan"),
            Map.entry("attachment.left-out", "Berkas tidak disimpan"),
            Map.entry("conversation.closing", "Jendela jawaban segera tertutup"),
            Map.entry("conversation.shut", "Jendela jawaban tertutup"),
            Map.entry("agency.wrote", "Surat dari instansi"),
            Map.entry("round.opened", "Putaran baru dibuka kantor"),
            Map.entry("case.merged-here", "Aduan lain digabung ke sini"),
            Map.entry("step.completed", "Langkah kantor selesai"),
            Map.entry("forwarding.withdrawn", "Penerusan ditarik"),
            Map.entry("reply.reconciled", "Hasil kirim diperiksa"),
            Map.entry("reply.delivered", "Sampai"),
            Map.entry("reply.read", "Dibaca pelapor"),
            Map.entry("reply.failed", "Tidak sampai"),
            Map.entry("reply.deleted", "Pesan kantor dihapus di platform"),
            Map.entry("delivery.dead", "Kiriman tidak terbaca"),
            Map.entry("delivery.unreadable", "Bagian kiriman tidak terbaca"),
            Map.entry("delivery.read", "Kiriman dibuka"),
            Map.entry("delivery.retried", "Kiriman dicoba lagi"),
            Map.entry("delivery.mended", "Kiriman diperbaiki"),
            Map.entry("purpose.given", "Keperluan membaca disebutkan"),
            Map.entry("dossier.made", "Berkas perkara dibuat"),
            Map.entry("dossier.asked", "Versi publik berkas perkara diminta"),
            Map.entry("export.started", "Ekspor dimulai"),
            Map.entry("export.finished", "Ekspor selesai"),
            Map.entry("export.broken", "Ekspor terputus"),
            Map.entry("process.released", "Alur dirilis"));

    private Acts() {}

    /** All acts on cases by their codes. */
    public static Map<String, String> all() {
        return LABELS;
    }

    public static String label(String act) {
        return LABELS.getOrDefault(act, act);
    }
}
