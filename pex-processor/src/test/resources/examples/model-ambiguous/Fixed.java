import dev.pex.*;

@Network
class Fixed {
  @Input(channels = 10) Tensor features;
  @Dense(units = 2) Tensor scores;
}
