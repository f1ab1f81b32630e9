import dev.pex.*;

@Network
@Partial(recompute = 10)
class Model {
  @Input(channels = 10) Tensor features;
  @Dense(units = 2) Tensor scores;
}
