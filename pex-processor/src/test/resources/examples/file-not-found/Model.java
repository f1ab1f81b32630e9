import dev.pex.*;

@TfliteModel("model.tflite")
interface Model {
}
