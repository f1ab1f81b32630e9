import dev.pex.*;

@Network
interface Model {
}
