package id.sigap.connector.email;

import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.tck.ConnectorContract;
import id.sigap.connector.tck.TestChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class EmailConnectorContractTest extends ConnectorContract {

    private static Office office;

    @BeforeAll
    static void open() {
        office = new Office();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Override
    protected Connector connector() {
        return office.connector;
    }

    @Override
    protected TestChannel channel() {
        return office.channel();
    }

    @Override
    protected Conversation conversation() {
        return Conversation.with(Person.of(Office.CITIZEN));
    }

    @Override
    protected RawDelivery genuineDelivery() {
        return Office.delivery("""
                From: =?utf-8?Q?Siti_N=C3=BAr?= <siti@warga.example>
                To: pengaduan@contoh.go.id
                Subject: =?utf-8?B?QWlyIG1hdGk=?=
                Message-ID: <a1@warga.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                <p>Air mati &amp; tak ada kabar =E2=80=94 tolong.</p>
                --b
                Content-Type: image/png; name="pipa.png"
                Content-Disposition: attachment; filename="pipa.png"
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=
                --b--
                """);
    }
}
